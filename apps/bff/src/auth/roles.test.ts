import { permissions as chatPermissions } from '@backchannel/chat-api';
import { expect, test } from 'vitest';
import { isRole, permissionsOf, rolePermissions, roles } from './roles.ts';

test('an admin may do everything that anyone may', () => {
  const admin = permissionsOf('admin');
  for (const permission of chatPermissions) expect(admin).toContain(permission);
  for (const role of roles) for (const permission of permissionsOf(role)) expect(admin).toContain(permission);
});

test('a viewer may change nothing', () => {
  expect([...permissionsOf('viewer')].filter((permission) => !permission.endsWith('.read'))).toEqual([]);
});

test('a moderator may truncate, a marketer may not', () => {
  expect(permissionsOf('moderator')).toContain('channels.truncate');
  expect(permissionsOf('marketer')).not.toContain('channels.truncate');
  expect(permissionsOf('marketer')).toContain('campaigns.send');
  expect(permissionsOf('moderator')).not.toContain('campaigns.send');
});

test('whoever may change or export users may read what is personal, which the answers hold', () => {
  for (const role of roles) {
    const held = permissionsOf(role);
    if (held.has('users.write') || held.has('exports.create')) expect(held).toContain('personal.read');
  }
});

test('nobody but an admin manages operators, settings and retention', () => {
  for (const role of ['viewer', 'moderator', 'marketer'] as const) {
    for (const permission of [
      'operators.manage',
      'config.write',
      'app.write',
      'retention.write',
      'users.delete',
    ] as const) {
      expect(permissionsOf(role)).not.toContain(permission);
    }
  }
});

test('roles are known by name', () => {
  expect(Object.keys(rolePermissions())).toEqual([...roles]);
  expect(isRole('admin')).toBe(true);
  expect(isRole('root')).toBe(false);
});
