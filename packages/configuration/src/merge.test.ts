import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, differences, merge, settingsOf, updateBody } from './index.ts';
import type { Settings } from './index.ts';

const base: Settings = {
  automod: 'disabled',
  automod_behavior: 'flag',
  max_message_length: 5000,
  replies: true,
  automod_thresholds: { toxic: { flag: 0.5, block: 0.9 } },
  grants: { user: ['create-message-owner', 'read-channel'], guest: ['read-channel'] },
};

test('what differs is named place by place, thresholds by label and mark, grants by role and permission', () => {
  const after = {
    ...base,
    max_message_length: 2000,
    automod_thresholds: { toxic: { flag: 0.5, block: 0.8 } },
    grants: { user: ['create-message', 'read-channel'] },
  };
  expect(differences(base, after).map(({ path }) => path.join('.'))).toEqual([
    'automod_thresholds.toxic.block',
    'grants.guest.read-channel',
    'grants.user.create-message',
    'max_message_length',
  ]);
});

test('a request has what changed, what the API always wants, and of the grants the roles that changed', () => {
  const after = { ...base, replies: false, grants: { user: ['create-message-owner', 'read-channel'] } };
  expect(updateBody(base, after)).toEqual({
    automod: 'disabled',
    automod_behavior: 'flag',
    max_message_length: 5000,
    replies: false,
    grants: { guest: [] },
  });
});

test('changes of two people at different places are both in the merge', () => {
  const theirs = { ...base, replies: false };
  const mine = {
    ...base,
    grants: { ...(base['grants'] as object), user: ['create-message', 'read-channel'] },
  };
  const { merged, conflicts } = merge(base, theirs, mine);
  expect(conflicts).toEqual([]);
  expect(merged).toEqual({ ...mine, replies: false });
});

test('changes at one place are a conflict, in which theirs stands, unless they are the same', () => {
  const theirs = { ...base, max_message_length: 300, replies: false };
  const mine = { ...base, max_message_length: 200, replies: false };
  const { merged, conflicts } = merge(base, theirs, mine);
  expect(merged['max_message_length']).toBe(300);
  expect(conflicts).toEqual([{ path: ['max_message_length'], base: 5000, theirs: 300, mine: 200 }]);
});

const settings = fc.record(
  {
    replies: fc.boolean(),
    unknown_field: fc.jsonValue().filter((value) => value !== null),
    automod_thresholds: fc.dictionary(
      fc.constantFrom('toxic', 'spam'),
      fc.record({ flag: fc.constantFrom(0.1, 0.5) }, { requiredKeys: [] }),
    ),
    grants: fc.dictionary(
      fc.constantFrom('user', 'guest', 'admin'),
      fc.subarray(['read-channel', 'update-message', 'update-message-owner']),
    ),
  },
  { requiredKeys: [] },
);

test('what differs, put into the one version, gives the other', () => {
  fc.assert(
    fc.property(settings, settings, (left, right) => {
      const [before, after] = [settingsOf('channel_type', left), settingsOf('channel_type', right)];
      expect(differences(apply(before, differences(before, after)), after)).toEqual([]);
    }),
  );
});
