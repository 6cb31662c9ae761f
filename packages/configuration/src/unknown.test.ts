import { expect, test } from 'vitest';
import { asFarAsKnown, differences, type Settings, updateBody } from './index.ts';

/** What an API may say that has grown since the contract was written down. */
const newer: Settings = {
  automod: 'holo',
  automod_behavior: 'flag',
  max_message_length: 5000,
  automod_thresholds: { toxic: { flag: 0.5, block: 0.9 }, boredom: { flag: 0.1, yawn: 0.2 } },
  blocklists: [{ blocklist: 'rude', behavior: 'flag', strength: 3 }],
  chat_preferences: { thread_replies: 'all', hologram_mentions: 'none' },
  grants: { user: ['beam-up', 'read-channel'], android: ['read-channel'] },
  hologram: { eyes: 2 },
};

test('a request tells the API again what it has said, beside what is changed', () => {
  const after = {
    ...newer,
    automod_thresholds: { ...(newer['automod_thresholds'] as Settings), toxic: { flag: 0.5, block: 0.8 } },
    chat_preferences: { thread_replies: 'none', hologram_mentions: 'none' },
    blocklists: [{ blocklist: 'rude', behavior: 'block', strength: 3 }],
    grants: { user: ['beam-up'], android: ['read-channel'] },
  };
  expect(updateBody(newer, after)).toEqual({
    automod: 'holo',
    automod_behavior: 'flag',
    max_message_length: 5000,
    automod_thresholds: { toxic: { flag: 0.5, block: 0.8 }, boredom: { flag: 0.1, yawn: 0.2 } },
    blocklists: [{ blocklist: 'rude', behavior: 'block', strength: 3 }],
    chat_preferences: { thread_replies: 'none', hologram_mentions: 'none' },
    grants: { user: ['beam-up'] },
  });
});

test('on the way back to older settings, fields that no request can set stay as they are now', () => {
  const older = { ...newer, automod: 'AI', hologram: { eyes: 1 }, warp: true };
  const back = asFarAsKnown(older, newer);
  expect(back).toEqual({ ...newer, automod: 'AI' });
  expect(differences(newer, back).map(({ path }) => path)).toEqual([['automod']]);
});
