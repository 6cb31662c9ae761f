import { expect, test } from 'vitest';
import { conditions, searchOf } from './audit-conditions.ts';
import { auditSearch } from './audit-search.ts';

test('keeps what makes sense and leaves out the rest', () => {
  expect(
    auditSearch({
      person: 42,
      operation: 'truncate_channel',
      target: '',
      outcome: 'perhaps',
      from: 'yesterday',
      to: '2026-11-23T13:00:00Z',
      scope: 'mine',
      other: true,
    }),
  ).toEqual({ person: '42', operation: 'truncate_channel', to: '2026-11-23T13:00:00Z' });
});

test('both ends of a time are one condition; the scope is none', () => {
  expect(conditions({ from: 'a', to: 'b', person: 'p', scope: 'everything' })).toBe(2);
});

test('asks for this app, unless for everything', () => {
  expect(searchOf('sandbox', { target: 'x' })).toEqual({ app: 'sandbox', target: 'x' });
  expect(searchOf('sandbox', { target: 'x', scope: 'everything' })).toEqual({ target: 'x' });
});
