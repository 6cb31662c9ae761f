import type { Permission } from '@backchannel/chat-api/types';
import { expect, test } from 'vitest';
import { cellsOf, nextReach, permissionRows, roleNames } from './permission-list.ts';

const permission = (id: string, level = 'channel'): Permission => ({
  id,
  name: id,
  description: '',
  action: '',
  owner: id.endsWith('-owner'),
  same_team: true,
  custom: false,
  level,
  owner_resource: '',
  tags: [],
});

test('a row for each permission of channels, and for what is granted and not known', () => {
  const rows = permissionRows(
    [permission('update-message'), permission('update-message-owner'), permission('search-user', 'app')],
    [{ user: ['fly-owner'] }],
  );
  expect(
    rows.map(({ base, group, hasOwnForm, hasAnyForm }) => [base, group, hasOwnForm, hasAnyForm]),
  ).toEqual([
    ['update-message', 'Messages', true, true],
    ['fly', 'Other', true, false],
  ]);
});

test('roles stand in the usual order, and then those of one’s own', () => {
  const role = (name: string) => ({
    name,
    custom: false,
    scopes: [],
    created_at: 0 as never,
    updated_at: 0 as never,
  });
  expect(roleNames([role('support'), role('guest'), role('admin')], [{ boss: [] }])).toEqual([
    'admin',
    'guest',
    'boss',
    'support',
  ]);
});

test('a cell goes through the forms that there are', () => {
  const both = { base: 'a', group: '', words: '', hasOwnForm: true, hasAnyForm: true };
  expect([nextReach('none', both), nextReach('own', both), nextReach('any', both)]).toEqual([
    'own',
    'any',
    'none',
  ]);
  expect(nextReach('none', { ...both, hasOwnForm: false })).toBe('any');
  expect(nextReach('own', { ...both, hasAnyForm: false })).toBe('none');
});

test('who is a member may what members may', () => {
  const grants = { user: ['read-channel-owner'], channel_member: ['read-channel'], admin: ['read-channel'] };
  const [cells] = cellsOf(
    [{ base: 'read-channel' }],
    ['user', 'admin', 'channel_member', 'anonymous'],
    grants,
  );
  expect(cells).toEqual([
    { reach: 'own', inherited: 'any' },
    { reach: 'any', inherited: undefined },
    { reach: 'any', inherited: undefined },
    { reach: 'none', inherited: undefined },
  ]);
});
