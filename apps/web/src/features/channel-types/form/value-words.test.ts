import { fieldOf, type Json } from '@backchannel/configuration';
import { expect, test } from 'vitest';
import { valueInWords } from './value-words.ts';

const words = (key: string, value: Json | undefined): string => {
  const field = fieldOf(key);
  return field ? valueInWords(field, value) : 'no such field';
};

test('a value is said as people say it', () => {
  const cases: [string, Json | undefined, string][] = [
    ['replies', true, 'On'],
    ['automod', 'AI', 'AI'],
    ['automod', 'later', 'later'],
    ['max_message_length', 5000, '5,000'],
    ['partition_size', undefined, 'none'],
    ['message_retention', 'infinite', 'for ever'],
    ['message_retention', '30', '30 days'],
    ['partition_ttl', undefined, 'for ever'],
    ['partition_ttl', '2h30m', '2 hours 30 minutes'],
    ['partition_ttl', 'soon', 'soon'],
    ['commands', [], 'none'],
    ['commands', ['giphy', 'ban', 'unban', 'mute'], 'giphy, ban, unban, mute'],
    ['commands', ['giphy', 'ban', 'unban', 'mute', 'unmute'], 'giphy, ban, unban and 2 more'],
    ['blocklists', [{ blocklist: 'rude', behavior: 'flag' }], 'rude'],
    ['automod_thresholds', { toxic: { flag: 0.5 } }, '1 label'],
    ['chat_preferences', undefined, 'none'],
    ['permissions', [{}, {}], '2 rules'],
  ];
  for (const [key, value, said] of cases)
    expect(words(key, value), `${key} ${JSON.stringify(value)}`).toBe(said);
});
