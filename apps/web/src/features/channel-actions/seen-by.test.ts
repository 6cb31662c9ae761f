import type { MessageResponse } from '@backchannel/chat-api/types';
import { expect, test } from 'vitest';
import { aChannel, aMessage } from './testing.ts';
import { isSeenAs, sightOf } from './seen-by.ts';

const until = new Date('2026-10-01T12:00:00Z');
const at = (iso: string): MessageResponse => aMessage('a', iso);

test('who is still shown something as old, still sees it', () => {
  expect(sightOf({ messages: [at('2026-10-01T12:00:00Z'), at('2026-10-02T00:00:00Z')] }, until)).toBe(
    'still',
  );
});

test('who is shown only newer messages, and all of them, sees the old ones no longer', () => {
  expect(sightOf({ messages: [at('2026-10-02T00:00:00Z')] }, until)).toBe('no longer');
  expect(sightOf({ messages: [] }, until)).toBe('no longer');
});

test('an answer full of newer messages tells nothing of older ones', () => {
  const messages = Array.from({ length: 300 }, () => at('2026-10-02T00:00:00Z'));
  expect(sightOf({ messages }, until)).toBe('untold');
});

test('a member sees a channel as wanted: hidden or not, and without a message once the history is cleared', () => {
  const seen = (hidden: boolean | undefined, messages = [aMessage('a')]) => ({
    channel: aChannel(hidden === undefined ? {} : { hidden }),
    messages,
  });
  expect(isSeenAs(seen(true), { hidden: true, cleared: false })).toBe(true);
  expect(isSeenAs(seen(undefined), { hidden: true, cleared: false })).toBe(false);
  expect(isSeenAs(seen(undefined), { hidden: false, cleared: false })).toBe(true);
  expect(isSeenAs(seen(true), { hidden: false, cleared: false })).toBe(false);
  expect(isSeenAs(seen(true), { hidden: true, cleared: true })).toBe(false);
  expect(isSeenAs(seen(true, []), { hidden: true, cleared: true })).toBe(true);
});
