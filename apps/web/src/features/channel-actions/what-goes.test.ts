import { toNanoseconds } from '@backchannel/chat-api';
import { expect, test } from 'vitest';
import { aChannel, aMessage } from './testing.ts';
import { driftOf, type WhatGoes } from './what-goes.ts';

const newest = aMessage('b');
const oldest = aMessage('a', '2026-01-01T00:00:00Z');
const shown: WhatGoes = {
  at: new Date('2026-11-23T13:20:07Z'),
  channel: aChannel(),
  messages: 640,
  members: 214,
  latest: newest,
  newest: [newest],
  oldest,
  pinned: { goes: 2, all: 2, more: false },
};
const until = new Date('2026-10-01T00:00:00Z');

test('nothing drifted when the same goes', () => {
  expect(driftOf(shown, { ...shown, at: new Date(), members: 215 }, undefined)).toEqual([]);
});

test('says what changed: count, newest, pins', () => {
  const next = aMessage('c', '2026-11-23T13:21:00Z');
  const after = { ...shown, messages: 641, newest: [next, newest], pinned: { goes: 3, all: 3, more: false } };
  expect(driftOf(shown, after, undefined)).toEqual([
    '641 messages now, 640 before',
    expect.stringMatching(/^Newest is now by Søren Kjærgaard, 23 Nov 2026/),
    '3 pinned now, 2 before',
  ]);
});

test('up to a moment, what comes later is no drift', () => {
  expect(driftOf(shown, { ...shown, messages: 641, latest: aMessage('c') }, until)).toEqual([]);
});

test('says that somebody else was there first', () => {
  const channel = aChannel({ truncated_at: toNanoseconds(new Date('2026-11-23T13:20:30Z')) });
  const after = { ...shown, channel, messages: 0, newest: [], oldest: undefined };
  expect(driftOf(shown, after, undefined)).toEqual([
    '0 messages now, 640 before',
    'There is no message left that could go',
    expect.stringMatching(/^Truncated at 23 Nov 2026, /),
  ]);
});
