import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeQuery, encodeQuery } from './query.ts';
import { operationSpecs } from './spec.ts';

const queryOf = (name: string) => operationSpecs.find((spec) => spec.name === name)?.queryParams ?? [];

test('leaves out what is not set, and writes nothing for an empty query', () => {
  expect(encodeQuery({})).toBe('');
  expect(encodeQuery({ a: undefined, b: null })).toBe('');
});

test('writes lists, objects, dates and booleans as the API reads them', () => {
  const text = encodeQuery({
    ids: ['a', 'b&c'],
    payload: { filter_conditions: { name: 'Ö + ü' } },
    sort: [{ field: 'created_at', direction: -1 }],
    since: new Date('2026-01-02T03:04:05Z'),
    hard: true,
  });
  expect(Object.fromEntries(new URLSearchParams(text))).toEqual({
    ids: 'a,b&c',
    payload: '{"filter_conditions":{"name":"Ö + ü"}}',
    sort: '[{"field":"created_at","direction":-1}]',
    since: '2026-01-02T03:04:05.000Z',
    hard: 'true',
  });
});

test('reads back what it wrote, whatever text is in it', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ minLength: 1 }).filter((id) => !id.includes(',')),
        { minLength: 1 },
      ),
      (ids) => {
        const query = { ids };
        expect(decodeQuery(queryOf('get_many_messages'), new URLSearchParams(encodeQuery(query)))).toEqual(
          query,
        );
      },
    ),
  );
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().filter((key) => key !== '__proto__'),
        fc.string(),
      ),
      (filter) => {
        const query = { payload: { filter_conditions: filter } };
        expect(decodeQuery(queryOf('query_users'), new URLSearchParams(encodeQuery(query)))).toEqual(query);
      },
    ),
  );
});

test('keeps a value of the wrong type as text, for the schema to name', () => {
  const read = (text: string) => decodeQuery(queryOf('get_replies'), new URLSearchParams(text));
  expect(read('limit=10')).toEqual({ limit: 10 });
  expect(read('limit=')).toEqual({ limit: '' });
  expect(read('limit=many')).toEqual({ limit: 'many' });
  expect(read('sort={')).toEqual({ sort: '{' });
  expect(read('unknown=1')).toEqual({ unknown: '1' });
  expect(decodeQuery(queryOf('delete_message'), new URLSearchParams('hard=yes'))).toEqual({ hard: 'yes' });
});
