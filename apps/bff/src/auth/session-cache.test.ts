import { expect, test } from 'vitest';
import type { Operator } from './operator.ts';
import { permissionsOf } from './roles.ts';
import { SessionCache } from './session-cache.ts';

const operator = (id: string): Operator => ({
  id,
  name: id,
  email: `${id}@example.com`,
  role: 'viewer',
  permissions: permissionsOf('viewer'),
});
const never = Number.MAX_SAFE_INTEGER;

test('remembers for a few seconds, and never longer than the session lasts', () => {
  let now = 0;
  const cache = new SessionCache({ clock: () => now, ttlMs: 5000 });
  cache.set('a', operator('ana'), never, cache.generation);
  cache.set('b', operator('ben'), 2000, cache.generation);
  now = 1999;
  expect([cache.get('a')?.id, cache.get('b')?.id, cache.get('c')?.id]).toEqual(['ana', 'ben', undefined]);
  now = 2000;
  expect(cache.get('b')).toBeUndefined();
  now = 5000;
  expect(cache.get('a')).toBeUndefined();
});

test('forgets a session, or all of an operator, at once', () => {
  const cache = new SessionCache({ clock: () => 0 });
  for (const cookie of ['a1', 'a2']) cache.set(cookie, operator('ana'), never, cache.generation);
  cache.set('b', operator('ben'), never, cache.generation);
  cache.forgetCookie('a1');
  expect([cache.get('a1')?.id, cache.get('a2')?.id]).toEqual([undefined, 'ana']);
  cache.forgetOperator('ana');
  expect([cache.get('a2')?.id, cache.get('b')?.id]).toEqual([undefined, 'ben']);
});

test('does not keep what was read before something was forgotten', () => {
  const cache = new SessionCache({ clock: () => 0 });
  const { generation } = cache;
  cache.forgetOperator('ana');
  cache.set('a', operator('ana'), never, generation);
  expect(cache.get('a')).toBeUndefined();
});

test('drops the oldest when it is full', () => {
  const cache = new SessionCache({ clock: () => 0, maxEntries: 2 });
  for (const id of ['a', 'b', 'c']) cache.set(id, operator(id), never, cache.generation);
  expect([cache.get('a')?.id, cache.get('b')?.id, cache.get('c')?.id]).toEqual([undefined, 'b', 'c']);
});
