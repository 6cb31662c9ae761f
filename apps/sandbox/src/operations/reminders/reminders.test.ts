// Takes its time: left out of `npm run verify`.
import {
  createReminder,
  deleteMessage,
  deleteReminder,
  queryReminders,
  updateApp,
  updateChannelPartial,
  updateReminder,
} from '@backchannel/chat-api/operations';
import type { BodyOf } from '@backchannel/chat-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { hookTo, startReceiver } from '../../test/receiver.ts';
import type { Receiver } from '../../test/receiver.ts';

const DUE = '2030-01-01T00:00:00Z';
const DUE_NS = Date.parse(DUE) * 1e6;

let talk: Conversation;
let receiver: Receiver;
beforeEach(async () => {
  talk = await startConversation();
  receiver = await startReceiver();
  await talk.api.call(updateChannelPartial, {
    params: talk.params,
    body: { set: { config_overrides: { user_message_reminders: true } } },
  });
});
afterEach(async () => {
  await talk.api.close();
  await receiver.close();
});

const create = (message_id: string, remind_at?: string, user_id = 'ada') =>
  talk.api.call(createReminder, {
    params: { message_id },
    body: { user_id, ...(remind_at !== undefined && { remind_at }) },
  });
const change = async (message_id: string, body: object) =>
  (await talk.api.call(updateReminder, { params: { message_id }, body: { user_id: 'ada', ...body } }))
    .reminder;
const list = (body: Omit<BodyOf<typeof queryReminders>, 'user_id'> = {}, user_id = 'ada') =>
  talk.api.call(queryReminders, { body: { user_id, ...body } });
const texts = async (body: Omit<BodyOf<typeof queryReminders>, 'user_id'> = {}) =>
  (await list(body)).reminders.map((reminder) => reminder.message?.text);

test('a reminder is answered bare, as described, and wrapped, as the service does', async () => {
  const { id } = await talk.send('remember');
  const { status, body } = await talk.api.raw('POST', `/api/v2/chat/messages/${id}/reminders`, {
    body: { user_id: 'ada', remind_at: DUE },
  });
  expect(status).toBe(201);
  const { duration, reminder, ...bare } = body;
  expect(duration).toMatch(/ms$/);
  expect(reminder).toEqual(bare);
  expect(bare).toMatchObject({
    channel_cid: 'team:a',
    message_id: id,
    user_id: 'ada',
    user: { id: 'ada' },
    message: { id, text: 'remember' },
    channel: { cid: 'team:a' },
    remind_at: DUE_NS,
  });
});

test('without a moment it is a bookmark; a second one for the same message is refused', async () => {
  const { id } = await talk.send('remember');
  expect(await create(id)).not.toHaveProperty('remind_at');
  expect(await refusal(create(id))).toEqual([400, 4]);
  await create(id, DUE, 'bob');
  expect((await list({}, 'bob')).reminders).toHaveLength(1);
});

test('needs a channel with reminders, a user and a message', async () => {
  const { id } = await talk.send('remember');
  expect(await refusal(create(id, DUE, ''))).toEqual([400, 4]);
  expect(await refusal(create('none'))).toEqual([404, 16]);
  const path = `/api/v2/chat/messages/${id}/reminders`;
  const never = await talk.api.raw('POST', path, { body: { user_id: 'ada', remind_at: 1e300 } });
  expect([never.status, never.body.code]).toEqual([400, 4]);
  await talk.api.call(updateChannelPartial, { params: talk.params, body: { set: { config_overrides: {} } } });
  await expect(create(id)).rejects.toMatchObject({
    status: 400,
    code: 19,
    message: expect.stringContaining('not enabled'),
  });
});

test('a change sets another moment, or clears it when it is absent or null', async () => {
  const { id } = await talk.send('remember');
  expect(await refusal(change(id, { remind_at: DUE }))).toEqual([404, 16]);
  await create(id, DUE);
  expect((await change(id, { remind_at: '2031-01-01T00:00:00Z' })).remind_at).toBe(
    Date.parse('2031-01-01') * 1e6,
  );
  expect(await change(id, {})).not.toHaveProperty('remind_at');
  await change(id, { remind_at: DUE });
  expect(await change(id, { remind_at: null })).not.toHaveProperty('remind_at');
});

test('at most 250 of a user’s reminders are scheduled; bookmarks do not count', async () => {
  for (let n = 0; n < 250; n += 1) await create((await talk.send(`${n}`)).id, DUE);
  const { id } = await talk.send('one more');
  expect(await refusal(create(id, DUE))).toEqual([400, 4]);
  await create(id);
  expect(await refusal(change(id, { remind_at: DUE }))).toEqual([400, 4]);
});

test('the app says how many may be scheduled', async () => {
  await talk.api.call(updateApp, { body: { reminders_max_per_user: 1 } });
  await create((await talk.send('one')).id, DUE);
  const { id } = await talk.send('two');
  expect(await refusal(create(id, DUE))).toEqual([400, 4]);
  await talk.api.call(updateApp, { body: { reminders_max_per_user: 2 } });
  await create(id, DUE);
});

test('lists one user’s reminders, by filter and in the orders that the API has', async () => {
  for (const [text, at] of [
    ['late', '2031-01-01T00:00:00Z'],
    ['bookmark', undefined],
    ['soon', DUE],
  ] as const)
    await create((await talk.send(text)).id, at);
  await create((await talk.send('by bob', { user_id: 'bob' })).id, DUE, 'bob');
  expect(await texts()).toEqual(['soon', 'bookmark', 'late']);
  expect(await texts({ sort: [{ field: 'remind_at', direction: 1 }] })).toEqual(['soon', 'late', 'bookmark']);
  expect(await texts({ filter: { remind_at: { $exists: false } } })).toEqual(['bookmark']);
  expect(await texts({ filter: { remind_at: { $lte: DUE }, channel_cid: 'team:a' } })).toEqual(['soon']);
  const first = await list({ limit: 2 });
  expect(first.reminders[0]).toMatchObject({
    user_id: 'ada',
    user: { id: 'ada' },
    message: { text: 'soon' },
    channel: { cid: 'team:a' },
  });
  expect(await texts({ limit: 2, next: first.next ?? '' })).toEqual(['late']);
  expect(await refusal(list({ sort: [{ field: 'created_at' }, { field: 'message_id' }] }))).toEqual([400, 4]);
  expect(await refusal(list({ filter: { text: 'x' } }))).toEqual([400, 4]);
  expect(await refusal(list({ limit: 101 }))).toEqual([400, 4]);
  expect(await refusal(list({}, ''))).toEqual([400, 4]);
});

test('goes with the message, and when it is deleted; the reader sees it on the message', async () => {
  const { id } = await talk.send('remember');
  await create(id, DUE);
  const reading = await talk.as('ada', 'GET', `/api/v2/chat/messages/${id}`);
  expect(reading.body['message']).toMatchObject({ reminder: { remind_at: DUE_NS } });
  expect((await talk.as('bob', 'GET', `/api/v2/chat/messages/${id}`)).body['message']).not.toHaveProperty(
    'reminder',
  );
  const remove = () =>
    talk.api.call(deleteReminder, { params: { message_id: id }, query: { user_id: 'ada' } });
  await remove();
  expect(await refusal(remove())).toEqual([404, 16]);
  await create(id, DUE);
  await talk.api.call(deleteMessage, { params: { id }, query: { hard: true } });
  expect((await list()).reminders).toEqual([]);
});

test('tells the user when the moment comes, once and in order, and stays', async () => {
  await hookTo(talk.api, receiver.url, 'notification.reminder_due', 'reminder.created', 'reminder.deleted');
  const late = (await talk.send('late')).id;
  const soon = (await talk.send('soon')).id;
  await create(late, '2030-01-01T00:00:02Z');
  await create(soon, '2030-01-01T00:00:01Z');
  await talk.clock('2030-01-01T00:00:00.500Z');
  await receiver.until(2);
  await talk.clock('2030-01-01T00:01:00Z');
  const [, , first, second] = await receiver.until(4);
  expect(first?.event).toMatchObject({
    type: 'notification.reminder_due',
    cid: 'team:a',
    message_id: soon,
    user_id: 'ada',
    created_at: expect.any(Number),
    reminder: { message_id: soon, remind_at: DUE_NS + 1e9 },
  });
  expect(second?.event).toMatchObject({ message_id: late });
  expect((await list()).reminders.map((reminder) => reminder.message_id)).toEqual([soon, late]);
  await talk.clock('2030-01-02T00:00:00Z');
  await talk.api.call(deleteReminder, { params: { message_id: soon }, query: { user_id: 'ada' } });
  await receiver.event('reminder.deleted');
  expect(receiver.types().filter((type) => type === 'notification.reminder_due')).toHaveLength(2);
});

test('a changed reminder is told, with its new moment', async () => {
  await hookTo(talk.api, receiver.url, 'reminder.updated');
  const { id } = await talk.send('remember');
  await create(id, DUE);
  const body = { user_id: 'ada', remind_at: '2030-06-01T00:00:00Z' };
  await talk.api.call(updateReminder, { params: { message_id: id }, body });
  expect(await receiver.event('reminder.updated')).toMatchObject({
    message_id: id,
    user_id: 'ada',
    reminder: { remind_at: Date.parse(body.remind_at) * 1e6 },
  });
});

test('a moment that has passed already is due at once', async () => {
  await hookTo(talk.api, receiver.url, 'notification.reminder_due');
  const { id } = await talk.send('remember');
  await create(id, '2020-01-01T00:00:00Z');
  expect(await receiver.event('notification.reminder_due')).toMatchObject({ message_id: id });
});

test('with a token of their own users keep reminders of what they can read', async () => {
  const { id } = await talk.send('remember');
  const path = `/api/v2/chat/messages/${id}/reminders`;
  expect((await talk.as('cyd', 'POST', path, {})).status).toBe(403);
  expect((await talk.as('bob', 'POST', path, { user_id: 'ada' })).body).toMatchObject({ user_id: 'bob' });
});
