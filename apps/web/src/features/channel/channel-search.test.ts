import { expect, test } from 'vitest';
import { channelSearch } from './channel-search.ts';
import { memberKind } from './members/members-query.ts';

test('an address keeps what it says of a channel, members who are looked for included', () => {
  const search = {
    tab: 'members',
    message: 'm1',
    at: '2026-11-20T12:00:00Z',
    thread: 't1',
    inspect: 'm2',
    find: 'zoë',
    who: 'role:channel_moderator',
  };
  expect(channelSearch({ ...search, other: 'x' })).toEqual(search);
  expect(channelSearch({ tab: 'conversation', at: 'noon', find: '', who: null })).toEqual({});
});

test('an address that names no kind of members means all of them', () => {
  expect(memberKind('banned')).toBe('banned');
  expect(memberKind('role:channel_moderator')).toBe('role:channel_moderator');
  for (const nothing of [undefined, 'role:', 'nobody', 'toString']) expect(memberKind(nothing)).toBe('all');
});
