import {
  checkPush,
  checkSns,
  checkSqs,
  createDevice,
  createReminder,
  deleteDevice,
  listDevices,
  listPushProviders,
  muteChannel,
  queryUsers,
  sendReaction,
  sendUserCustomEvent,
  truncateChannel,
  updateApp,
  updateChannel,
  updateChannelPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';
import { hookTo, startReceiver } from '../test/receiver.ts';

interface Push {
  type: string;
  user_id: string;
  device_id: string;
  push_provider: string;
  message_id: string;
  payload: Record<string, unknown>;
}

let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
});
afterEach(() => room.api.close());

const device = (user_id: string, id = `${user_id}-phone`, push_provider: 'apn' | 'firebase' = 'apn') =>
  room.api.call(createDevice, { body: { id, user_id, push_provider } });

async function log(query = ''): Promise<{ pushes: Push[]; next?: string }> {
  const reply = await fetch(`${room.api.sandbox.url}/__sandbox/pushes?${query}`);
  // The sandbox's own, as the test expects it.
  return (await reply.json()) as { pushes: Push[]; next?: string };
}
const pushed = async (query = '') => (await log(query)).pushes.map(({ device_id: id }) => id);

test('devices are registered, listed with their user, and taken back', async () => {
  const { api } = room;
  await device('bob');
  await device('bob', 'tablet', 'firebase');
  await device('bob', 'tablet', 'firebase');
  const { devices } = await api.call(listDevices, { query: { user_id: 'bob' } });
  expect(devices.map(({ id, push_provider: provider }) => [id, provider])).toEqual([
    ['bob-phone', 'apn'],
    ['tablet', 'firebase'],
  ]);
  const payload = { filter_conditions: { id: 'bob' } };
  expect((await api.call(queryUsers, { query: { payload } })).users[0]?.devices).toHaveLength(2);
  await api.call(deleteDevice, { query: { id: 'tablet', user_id: 'bob' } });
  expect((await api.call(listDevices, { query: { user_id: 'bob' } })).devices).toHaveLength(1);
  expect(await refusal(api.call(deleteDevice, { query: { id: 'tablet', user_id: 'bob' } }))).toEqual([
    404, 16,
  ]);
  expect(await refusal(device('nobody'))).toEqual([400, 4]);
  expect(
    (await api.raw('POST', '/api/v2/devices', { body: { id: '', user_id: 'bob', push_provider: 'apn' } }))
      .status,
  ).toBe(400);
  expect(
    (await api.raw('POST', '/api/v2/devices', { body: { id: 'x', user_id: 'bob', push_provider: 'pigeon' } }))
      .status,
  ).toBe(400);
});

test('a user’s token registers and sees that user’s own devices', async () => {
  const body = { id: 'mine', push_provider: 'apn', user_id: 'ada' };
  expect((await room.as('bob', 'POST', '/api/v2/devices', body)).status).toBe(201);
  expect((await room.as('bob', 'GET', '/api/v2/devices?user_id=ada')).text).toContain('"user_id":"bob"');
  expect((await room.api.call(listDevices, { query: { user_id: 'ada' } })).devices).toEqual([]);
});

test('a message is pushed to every device of the other members, as their provider would get it', async () => {
  await device('ada');
  await device('bob');
  await device('bob', 'tablet', 'firebase');
  await device('cyd');
  const { id } = await room.send('He said "hi"');
  const { pushes } = await log();
  expect(pushes.map((push) => [push.device_id, push.type, push.message_id])).toEqual([
    ['tablet', 'message.new', id],
    ['bob-phone', 'message.new', id],
  ]);
  expect(pushes[1]?.payload).toMatchObject({
    aps: { alert: { title: 'User ada @ a', body: 'He said "hi"' } },
    stream: { type: 'message.new', id, cid: 'team:a', receiver_id: 'bob' },
  });
  expect(pushes[0]?.payload).toMatchObject({
    notification: { body: 'He said "hi"' },
    data: { message_id: id, channel_type: 'team', version: 'v2' },
  });
});

test('nothing is pushed when the call says so, nor to who muted the channel', async () => {
  const { api, params } = room;
  await device('bob');
  await room.send('quietly', {}, { skip_push: true });
  await api.call(truncateChannel, {
    params,
    body: { message: { text: 'x', user_id: 'ada' }, skip_push: true },
  });
  await api.call(updateChannel, {
    params,
    body: { message: { text: 'x', user_id: 'ada' }, skip_push: true },
  });
  const { id } = await room.send('by bob', { user_id: 'bob' });
  const reaction = { type: 'like', user_id: 'ada' };
  await api.call(sendReaction, { params: { id }, body: { reaction, skip_push: true } });
  expect(await pushed()).toEqual([]);
  await room.send('silent, but pushed', { silent: true });
  expect(await pushed()).toEqual(['bob-phone']);
  await api.call(muteChannel, { body: { user_id: 'bob', channel_cids: ['team:a'] } });
  await room.send('muted');
  expect(await pushed()).toEqual(['bob-phone']);
});

test('a reply is pushed to who takes part in the thread, or is mentioned', async () => {
  for (const user of ['ada', 'bob']) await device(user);
  const { id: first } = await room.send('first', { user_id: 'ada' }, { skip_push: true });
  await room.send('second', { user_id: 'ada', parent_id: first });
  expect(await pushed()).toEqual([]);
  await room.send('third', { user_id: 'ada', parent_id: first, mentioned_users: ['bob'] });
  expect(await pushed()).toEqual(['bob-phone']);
  await room.send('fourth', { user_id: 'bob', parent_id: first });
  expect(await pushed('user_id=ada')).toEqual(['ada-phone']);
});

test('a reaction is pushed to the message’s author, once', async () => {
  await device('ada');
  const params = { id: (await room.send('hi')).id };
  const reaction = { type: 'like', user_id: 'bob' };
  await room.api.call(sendReaction, { params, body: { reaction } });
  await room.api.call(sendReaction, { params, body: { reaction } });
  await room.api.call(sendReaction, { params, body: { reaction: { type: 'love', user_id: 'ada' } } });
  expect((await log('type=reaction.new')).pushes.map((push) => push.user_id)).toEqual(['ada']);
});

test('a reminder that falls due is pushed to whom it reminds', async () => {
  const overrides = { config_overrides: { user_message_reminders: true } };
  await room.api.call(updateChannelPartial, { params: room.params, body: { set: overrides } });
  await device('bob');
  const { id } = await room.send('later', {}, { skip_push: true });
  await room.clock('2030-01-01T00:00:00Z');
  await room.api.call(createReminder, {
    params: { message_id: id },
    body: { user_id: 'bob', remind_at: '2030-01-02T00:00:00Z' },
  });
  expect(await pushed()).toEqual([]);
  await room.clock('2030-01-03T00:00:00Z');
  expect(await pushed('type=notification.reminder_due')).toEqual(['bob-phone']);
});

test('a channel that pushes mentions alone pushes nothing else', async () => {
  const { api, params } = room;
  await device('bob');
  await api.call(updateChannelPartial, {
    params,
    body: { set: { config_overrides: { push_level: 'mentions' } } },
  });
  await room.send('to nobody');
  expect(await pushed()).toEqual([]);
  await room.send('to bob', { mentioned_users: ['bob'] });
  await room.send('to all', { mentioned_channel: true });
  expect(await pushed()).toHaveLength(2);
});

test('the log comes in pages', async () => {
  await device('bob');
  for (const text of ['1', '2', '3']) await room.send(text);
  const first = await log('limit=2');
  expect(first.pushes).toHaveLength(2);
  expect((await log(`limit=2&next=${first.next}`)).pushes).toHaveLength(1);
});

test('check_push renders a message with templates of its own and keeps a push for each device', async () => {
  const { api } = room;
  const { id } = await room.send('hello');
  const body = {
    user_id: 'bob',
    message_id: id,
    apn_template: '{"aps": {"alert": "{{ sender.name }}: {{ message.text }}"}}',
    firebase_data_template: '{"text": {{ message.text }}',
  };
  const skipped = await api.call(checkPush, { body: { ...body, skip_devices: true } });
  expect(skipped.rendered_message).toMatchObject({ message_id: id, receiver_id: 'bob' });
  expect(skipped.rendered_apn_template).toBe('{"aps": {"alert": "User ada: hello"}}');
  expect(skipped.general_errors).toEqual(['the Firebase template is not valid JSON when it is filled in']);
  const without = await api.call(checkPush, { body: { user_id: 'bob' } });
  expect(without.general_errors).toEqual(['user "bob" has no devices that a push could be sent to']);
  expect(without.rendered_message?.['message_id']).toBe(id);
  await device('bob');
  await api.call(checkPush, { body });
  expect((await log()).pushes[0]?.payload).toEqual({ aps: { alert: 'User ada: hello' } });
  expect(await refusal(api.call(checkPush, { body: { user_id: 'bob', message_id: 'none' } }))).toEqual([
    404, 16,
  ]);
  expect(await refusal(api.call(checkPush, { body: {} }))).toEqual([400, 4]);
});

test('a queue or a topic is never reached: an error in an answer of its own, with 201', async () => {
  const { api } = room;
  const queue = await api.call(checkSqs, {
    body: { sqs_url: 'https://q.example', sqs_key: 'k', sqs_secret: 's' },
  });
  expect(queue).toMatchObject({ status: 'error', data: { sqs_url: 'https://q.example' } });
  expect(queue.error).toContain('does not connect');
  const topic = await api.call(checkSns, { body: { sns_topic_arn: 'arn:x' } });
  expect(topic.error).toBe('missing settings: sns_key, sns_secret');
  expect((await api.raw('POST', '/api/v2/check_sns', { body: {} })).status).toBe(201);
});

test('push providers are those that the app’s settings switch on', async () => {
  const { api } = room;
  expect((await api.call(listPushProviders, {})).push_providers).toEqual([]);
  const body = {
    apn_config: { bundle_id: 'org.example', team_id: 't' },
    xiaomi_config: { package_name: 'p' },
  };
  await api.call(updateApp, { body });
  expect((await api.call(listPushProviders, {})).push_providers).toMatchObject([
    { name: 'apn', type: 'apn', apn_topic: 'org.example', apn_team_id: 't' },
    { name: 'xiaomi', xiaomi_package_name: 'p' },
  ]);
});

test('an event of one’s own for a user reaches the hooks; names of the API’s own are refused', async () => {
  const { api } = room;
  const receiver = await startReceiver();
  await hookTo(api, receiver.url, 'friendship');
  const params = { user_id: 'bob' };
  const answer = await api.call(sendUserCustomEvent, {
    params,
    body: { event: { type: 'friendship', custom: { with: 'ada' } } },
  });
  expect(Object.keys(answer)).toEqual(['duration']);
  expect(await receiver.event('friendship')).toMatchObject({ user: { id: 'bob' }, custom: { with: 'ada' } });
  const send = (type: string, user_id = 'bob') =>
    refusal(api.call(sendUserCustomEvent, { params: { user_id }, body: { event: { type } } }));
  expect(await send('message.new')).toEqual([400, 18]);
  expect(await send('friendship.began')).toEqual([400, 4]);
  expect(await send('')).toEqual([400, 4]);
  expect(await send('friendship', 'nobody')).toEqual([404, 16]);
  await receiver.close();
});
