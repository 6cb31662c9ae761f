import { expect, test } from 'vitest';
import { answerWords, isKnownGone, messageOf } from './record-words.ts';

test.each([
  ['update_message_partial', { id: 'm1' }, 'm1'],
  ['delete_message', { id: 'm1' }, 'm1'],
  ['undelete_message', { id: 'm1' }, 'm1'],
  ['send_reaction', { id: 'm1' }, 'm1'],
  ['delete_channel', { type: 'team', id: 'x' }, undefined],
  ['operator_changed', { id: 'o1' }, undefined],
  ['delete_message', {}, undefined],
])('%s of %j is about the message %s', (operation, params, id) => {
  expect(messageOf({ operation, outcome: 'succeeded', request: { params } })).toBe(id);
});

test('what was hard deleted is not looked for; what only was to be, is', () => {
  const record = { operation: 'delete_message', request: { params: { id: 'm1' }, query: { hard: true } } };
  expect(messageOf({ ...record, outcome: 'succeeded' })).toBeUndefined();
  expect(messageOf({ ...record, outcome: 'unknown' })).toBe('m1');
});

test('a message is known to be gone once it, or its channel, was hard deleted later', () => {
  const message = { app: 'a', id: 'm1', channel: 'team:x', at: '2026-01-02T00:00:00Z' };
  const deletion = {
    app: 'a',
    at: '2026-01-03T00:00:00Z',
    operation: 'delete_message',
    outcome: 'succeeded' as const,
    request: { params: { id: 'm1' }, query: { hard: true } },
  };
  const ofChannel = {
    ...deletion,
    operation: 'delete_channel',
    request: { params: { type: 'team', id: 'x' }, query: { hard_delete: true } },
  };
  expect(isKnownGone([deletion], message)).toBe(true);
  expect(isKnownGone([ofChannel], message)).toBe(true);
  for (const other of [
    { app: 'b' },
    { at: '2026-01-01T00:00:00Z' },
    { outcome: 'failed' as const },
    { request: { params: { id: 'm1' } } },
    { request: { params: { id: 'm2' }, query: { hard: true } } },
  ])
    expect(isKnownGone([{ ...deletion, ...other }], message)).toBe(false);
});

test.each([
  [{ status: 201, duration_ms: 34.4 }, 'Status 201, after 34 ms'],
  [{ status: 403, duration_ms: null }, 'Status 403'],
  [{ status: null, duration_ms: null }, 'None: nothing was sent'],
])('the answer %j is said as %s', (record, words) => {
  expect(answerWords(record)).toBe(words);
});
