import { expect, test } from 'vitest';
import { changedLines, saveAsCurl, saveRequest } from './request.ts';

const saved = {
  automod: 'disabled',
  automod_behavior: 'flag',
  max_message_length: 5000,
  replies: true,
  grants: { user: ['read-channel'], guest: ['read-channel'] },
  from_tomorrow: { depth: 1 },
};
const settings = {
  ...saved,
  replies: false,
  allowed_flag_reasons: ['It’s rude', "It's spam"],
  grants: { user: ['read-channel'], guest: ['create-message', 'read-channel'] },
};

test('only what changes is sent, with what the API always wants; what nobody knows here is left alone', () => {
  expect(saveRequest('team', saved, settings)).toEqual({
    params: { name: 'team' },
    body: {
      automod: 'disabled',
      automod_behavior: 'flag',
      max_message_length: 5000,
      replies: false,
      allowed_flag_reasons: ['It’s rude', "It's spam"],
      grants: { guest: ['create-message', 'read-channel'] },
    },
  });
});

test('as curl it signs itself with the secret of who runs it, whatever texts hold', () => {
  const text = saveAsCurl('team', saved, settings);
  expect(text).toContain('-hmac "$STREAM_API_SECRET"');
  expect(text).toContain(`/api/v2/chat/channeltypes/team?api_key='"$STREAM_API_KEY"`);
  expect(text).toContain(String.raw`"It'\''s spam"`);
});

test('as JSON the changed fields stand one by one, of grants only the roles that change', () => {
  expect(changedLines(saved, settings).map(({ mark, text }) => `${mark}${text}`)).toEqual([
    '+"allowed_flag_reasons": [',
    '+  "It’s rude",',
    `+  "It's spam"`,
    '+]',
    ' "grants": {',
    '   "guest": [',
    '+    "create-message",',
    '     "read-channel"',
    '   ]',
    ' }',
    '-"replies": true',
    '+"replies": false',
  ]);
});
