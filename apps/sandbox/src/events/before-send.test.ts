import { updateApp } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';
import { startReceiver } from '../test/receiver.ts';
import type { Receiver } from '../test/receiver.ts';

let room: Conversation;
let receiver: Receiver;
beforeEach(async () => {
  room = await startConversation();
  receiver = await startReceiver();
  await room.api.call(updateApp, { body: { before_message_send_hook_url: receiver.url } });
});
afterEach(async () => {
  await room.api.close();
  await receiver.close();
});

const answering = (message: unknown) =>
  receiver.answer((response) => {
    response.end(JSON.stringify({ message }));
  });

test('the app’s server sees a message first, and may change its text and its data', async () => {
  answering({ text: 'my number is ***', custom: { redacted: true }, id: 'another', user_id: 'bob' });
  const message = await room.send('my number is 555', { id: 'm1', custom: { mood: 'good' } });
  expect(message).toMatchObject({
    id: 'm1',
    text: 'my number is ***',
    custom: { redacted: true },
    user: { id: 'ada' },
  });
  expect((await room.get('m1')).text).toBe('my number is ***');
  expect(receiver.received[0]?.event).toMatchObject({
    message: { id: 'm1', text: 'my number is 555' },
    user: { id: 'ada' },
    channel: { cid: 'team:a' },
    request_info: { type: 'server' },
  });
  expect(receiver.received[0]?.headers['x-signature']).toMatch(/^[0-9a-f]{64}$/);
});

test('it may rewrite whatever a message says, whoever sends it', async () => {
  const parent = await room.send('parent', { id: 'parent' });
  const rewritten = {
    text: 'bonjour',
    i18n: { language: 'fr', fr_text: 'bonjour', en_text: 'hello' },
    silent: true,
    show_in_channel: true,
    attachments: [{ type: 'note', title: 'seen' }],
    custom: { seen: true },
  };
  const expected = {
    ...rewritten,
    html: '<p>bonjour</p>\n',
    type: 'reply',
    attachments: [{ type: 'note', title: 'seen' }],
  };
  answering(rewritten);
  const sent = await room.send('hello', { parent_id: parent.id, html: '<b>hello</b>', custom: { a: 1 } });
  expect(sent).toMatchObject(expected);
  expect(sent.custom).toEqual({ seen: true });
  expect(await room.get(sent.id)).toMatchObject(expected);
  const path = '/api/v2/chat/channels/team/a/message';
  const own = await room.as('bob', 'POST', path, { message: { text: 'hello', parent_id: parent.id } });
  expect(own.body['message']).toMatchObject({ ...expected, user: { id: 'bob' } });
  answering({ type: 'system' });
  expect(await room.send('hello')).toMatchObject({ type: 'system', text: 'hello' });
  answering({ type: 'regular' });
  expect(await room.send('hello', { type: 'system' })).toMatchObject({ type: 'regular', text: 'hello' });
});

test('it may refuse a message, which its author gets back as an error and nobody else at all', async () => {
  await room.send('before', { id: 'before' });
  const before = await room.state();
  answering({ type: 'error', text: 'not here' });
  const refused = await room.send('buy now', { id: 'm1' });
  expect(refused).toMatchObject({ id: 'm1', type: 'error', text: 'not here', user: { id: 'ada' } });
  expect(refused).not.toHaveProperty('command');
  expect(await refusal(room.get('m1'))).toEqual([404, 16]);
  expect(await room.state()).toEqual(before);
  answering({ type: 'error' });
  expect(await room.send('/giphy cat')).toMatchObject({ type: 'error', text: '/giphy cat' });
});

test('what it does not answer properly, or in time, changes nothing', async () => {
  const { api } = room;
  for (const message of [
    { text: 5 },
    { attachments: 'none' },
    { text: 'no', type: 'deleted' },
    { text: 'no', i18n: { fr_text: 5 } },
    'text',
    null,
  ]) {
    answering(message);
    expect((await room.send('as it was')).text).toBe('as it was');
  }
  receiver.answer((response) => {
    response.statusCode = 500;
    response.end(JSON.stringify({ message: { text: 'no' } }));
  });
  expect((await room.send('as it was')).text).toBe('as it was');
  receiver.answer(() => undefined);
  const asked = performance.now();
  expect((await room.send('as it was')).text).toBe('as it was');
  // It has a second.
  expect(performance.now() - asked).toBeGreaterThan(900);
  await api.call(updateApp, { body: { before_message_send_hook_attempt_timeout_ms: 50 } });
  const startedAt = performance.now();
  expect((await room.send('as it was')).text).toBe('as it was');
  expect(performance.now() - startedAt).toBeLessThan(900);
});
