import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAsWanted, settingsAfter, settingsOf, updateBody } from './index.ts';
import type { Settings } from './index.ts';

const base: Settings = {
  automod: 'disabled',
  automod_behavior: 'flag',
  max_message_length: 5000,
  commands: ['giphy', 'ban'],
  chat_preferences: { direct_mentions: 'all' },
  grants: { user: ['read-channel'], guest: ['read-channel'] },
};

test('what a body leaves out stays, grants change role by role, empty texts and nulls take away', () => {
  expect(
    settingsAfter('channel_type', base, {
      user_id: 'ada',
      max_message_length: 100,
      blocklist: 'swear',
      chat_preferences: { direct_mentions: '' },
      grants: { guest: [], user: ['read-channel', 'create-message', 'read-channel'] },
      partition_ttl: null,
    }),
  ).toEqual({
    automod: 'disabled',
    automod_behavior: 'flag',
    max_message_length: 100,
    commands: ['giphy', 'ban'],
    blocklist: 'swear',
    grants: { user: ['create-message', 'read-channel'] },
  });
});

test('nothing of a command or a role is taken for a setting that is none', () => {
  expect(settingsAfter('command', {}, { name: 'ticket', description: 'Open one' })).toEqual({
    description: 'Open one',
  });
  expect(settingsAfter('role', {}, { name: 'tutor' })).toEqual({});
});

test.each<[string, Settings, Settings]>([
  ['an empty list for none', { ...base, allowed_flag_reasons: [] }, base],
  ['a length of time', { partition_ttl: '2h0m0s' }, { partition_ttl: '2h' }],
  ['the order of commands', { ...base, commands: ['ban', 'giphy'] }, base],
  ['which commands are all', { ...base, commands: ['ban', 'giphy', 'mute'] }, { ...base, commands: ['all'] }],
])('the API may choose %s', (_what, is, wanted) => {
  expect(isAsWanted('channel_type', is, wanted)).toBe(true);
  expect(isAsWanted('channel_type', { ...is, max_message_length: 1 }, wanted)).toBe(false);
});

test('words of a list count in any case, patterns as they are', () => {
  const words = { type: 'word', words: ['Bad ', 'bad', 'worse'] };
  expect(isAsWanted('block_list', { type: 'word', words: ['bad', 'worse'] }, words)).toBe(true);
  const patterns = { type: 'regex', words: ['Bad'] };
  expect(isAsWanted('block_list', { type: 'regex', words: ['bad'] }, patterns)).toBe(false);
});

const settings = fc.record(
  {
    replies: fc.boolean(),
    blocklist: fc.constantFrom('swear', 'rude'),
    allowed_flag_reasons: fc.array(fc.constantFrom('spam', 'abuse'), { maxLength: 2 }),
    partition_size: fc.integer({ min: 10, max: 20 }),
    partition_ttl: fc.constantFrom('1h', '2h'),
    chat_preferences: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('all', 'none')),
    grants: fc.dictionary(fc.constantFrom('user', 'guest'), fc.subarray(['read-channel', 'update-message'])),
  },
  { requiredKeys: [] },
);

test('the body that turns one version into another does so', () => {
  fc.assert(
    fc.property(settings, settings, (left, right) => {
      const [before, after] = [settingsOf('channel_type', left), settingsOf('channel_type', right)];
      const made = settingsAfter('channel_type', before, updateBody(before, after));
      expect(isAsWanted('channel_type', made, after)).toBe(true);
    }),
  );
});
