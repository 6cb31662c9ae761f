import type { ParameterSpec } from '@backchannel/chat-api/spec';
import { describe, expect, test } from 'vitest';
import { readQuery, splitQuery } from './query.ts';

const specs: ParameterSpec[] = [
  { name: 'ids', type: 'array', required: false, items: { type: 'string' } },
  { name: 'sort', type: 'array', required: false, items: { ref: 'SortParamRequest' } },
  { name: 'hard', type: 'boolean', required: false },
  { name: 'limit', type: 'integer', required: false },
  { name: 'at', type: 'number', format: 'date-time', required: false },
];
const read = (search: string) => readQuery(specs, splitQuery(search));

test.each([
  ['commas encoded once', 'ids=a%2Cb', ['a', 'b']],
  ['elements encoded twice', 'ids=a,b%252Cc', ['a', 'b,c']],
  ['a plus for a space', 'ids=a+b', ['a b']],
])('reads a list of text with %s', (_, search, ids) => {
  expect(read(search)).toEqual({ ids });
});

test('a list of text that is null is none', () => {
  expect(read('ids=null')).toEqual({ ids: null });
});

describe('reads a list of objects', () => {
  const sort = [
    { field: 'created_at', direction: -1 },
    { field: 'id', direction: 1 },
  ];
  test.each([
    ['as a JSON list', encodeURIComponent(JSON.stringify(sort))],
    [
      'as objects that are each encoded twice',
      sort.map((entry) => encodeURIComponent(encodeURIComponent(JSON.stringify(entry)))).join(','),
    ],
    [
      'as objects that are encoded once',
      sort.map((entry) => encodeURIComponent(JSON.stringify(entry))).join(','),
    ],
  ])('%s', (_, text) => {
    expect(read(`sort=${text}`)).toEqual({ sort });
  });

  test('as null', () => {
    expect(read('sort=null')).toEqual({ sort: null });
  });
});

test('reads truth in three spellings, numbers, and moments as text or nanoseconds', () => {
  expect(['true', 'True', '1'].map((text) => read(`hard=${text}`)['hard'])).toEqual([true, true, true]);
  expect(read('limit=5&at=2026-01-01T00:00:00%2B00:00')).toEqual({
    limit: 5,
    at: '2026-01-01T00:00:00+00:00',
  });
  expect(read('at=1577836800000000000')).toEqual({ at: 1577836800000000000 });
});

test('leaves what is not a number to be refused by its type', () => {
  expect(read('limit=many&hard=maybe')).toEqual({ limit: 'many', hard: 'maybe' });
});
