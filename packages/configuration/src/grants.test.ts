import { expect, test } from 'vitest';
import { reachOf, withReaches } from './grants.ts';

const grants = {
  admin: ['delete-message', 'delete-message-owner', 'read-channel'],
  user: ['read-channel-owner'],
};

test('what a role has beside the permission that is set stays, in the order of the alphabet', () => {
  const own = withReaches(grants, [{ role: 'admin', base: 'delete-message' }], 'own');
  expect(own).toEqual({ ...grants, admin: ['delete-message-owner', 'read-channel'] });
  expect(reachOf(own, 'admin', 'delete-message')).toBe('own');
});

test('a whole row and a whole column are set at once; other roles keep the same lists', () => {
  const row = ['admin', 'user', 'guest'].map((role) => ({ role, base: 'read-channel' }));
  expect(withReaches(grants, row, 'any')).toEqual({
    admin: grants.admin,
    user: ['read-channel'],
    guest: ['read-channel'],
  });
  const column = ['read-channel', 'delete-message'].map((base) => ({ role: 'user', base }));
  const changed = withReaches(grants, column, 'any');
  expect(changed['user']).toEqual(['delete-message', 'read-channel']);
  expect(changed['admin']).toBe(grants.admin);
  expect(withReaches(grants, column, 'none')['user']).toEqual([]);
});

test('nothing to set changes nothing', () => {
  expect(withReaches(grants, [], 'any')).toEqual(grants);
});
