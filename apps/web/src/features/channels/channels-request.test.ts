import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelsBody, channelsRequest, channelsSearch } from './channels-request.ts';

/** JSON has no -0. */
const asWritten = (value: object): object => JSON.parse(JSON.stringify(value)) as object;

const search = fc
  .record(
    {
      filter: fc
        .dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1, maxKeys: 3 })
        .map(asWritten),
      sort: fc.constantFrom('created_at', '-member_count', '-score:number'),
      as: fc.string({ minLength: 1 }),
      view: fc.uuid(),
    },
    { requiredKeys: [] },
  )
  .map(channelsSearch);

test('an address says the same again after a reload, and to the boot script', () => {
  fc.assert(
    fc.property(search, (wanted) => {
      const address = defaultStringifySearch(wanted);
      const page = channelsSearch(defaultParseSearch(address));
      expect(page).toEqual(wanted);
      expect(JSON.stringify(channelsRequest(new URLSearchParams(address)))).toBe(
        JSON.stringify(channelsBody(page)),
      );
    }),
  );
});

test('no address breaks the page', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('filter', 'sort', 'as', 'view', 'x'), fc.jsonValue()),
      (raw) => {
        const page = channelsSearch(raw);
        expect(channelsSearch({ ...page })).toEqual(page);
      },
    ),
  );
});

test('a filter that cannot be read asks nothing of the API', () => {
  expect(channelsRequest(new URLSearchParams({ filter: '{"type"' }))).toBeUndefined();
  expect(channelsRequest(new URLSearchParams({ filter: '[1]' }))).toBeUndefined();
});

test('a filter about one user asks nothing until that user is named', () => {
  const filter = { $or: [{ type: 'team' }, { hidden: true }] };
  expect(channelsBody({ filter })).toBeUndefined();
  expect(channelsBody({ filter, as: 'ada' })?.user_id).toBe('ada');
  expect(channelsBody({ filter: { name: '"hidden":', hidden_by: 'ada' } })).toBeDefined();
});

test('a bad sort is the usual one', () => {
  expect(channelsBody(channelsSearch({ sort: 'a b; drop' }))?.sort).toEqual([
    { field: 'last_message_at', direction: -1 },
  ]);
  expect(channelsBody(channelsSearch({ sort: 'score:number' }))?.sort).toEqual([
    { field: 'score', direction: 1, type: 'number' },
  ]);
});
