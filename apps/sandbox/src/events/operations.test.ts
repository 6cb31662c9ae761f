import {
  channelBatchUpdate,
  commitMessage,
  deactivateUser,
  deleteChannel,
  deleteDraft,
  deleteMessage,
  deleteReaction,
  deleteUsers,
  ephemeralMessageUpdate,
  hideChannel,
  markChannelsRead,
  markDelivered,
  markRead,
  markUnread,
  muteChannel,
  reactivateUser,
  sendEvent,
  sendReaction,
  showChannel,
  truncateChannel,
  undeleteMessage,
  unmuteChannel,
  updateChannel,
  updateChannelPartial,
  updateMemberPartial,
  updateMessagePartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';
import { hookTo, settled, startReceiver } from '../test/receiver.ts';
import type { Received, Receiver } from '../test/receiver.ts';

let room: Conversation;
let receiver: Receiver;
beforeEach(async () => {
  room = await startConversation();
  receiver = await startReceiver();
  await hookTo(room.api, receiver.url);
});
afterEach(async () => {
  await room.api.close();
  await receiver.close();
});

/** What has come since the last time, sorted by type; all deliveries are over. */
async function heard(): Promise<Received['event'][]> {
  await settled(room.api);
  const events = receiver.received.map(({ event }) => event);
  receiver.received.length = 0;
  return events;
}

const types = (events: Received['event'][]): string[] =>
  events.map((event) => event.type ?? '').sort((a, b) => a.localeCompare(b));
const one = (events: Received['event'][], type: string): Received['event'] | undefined =>
  events.find((event) => event.type === type);

test('message.new tells the message, its channel, and what each member has to read', async () => {
  await room.send('hello', { id: 'm1' });
  const events = await heard();
  expect(types(events)).toEqual(['message.new']);
  expect(events[0]).toMatchObject({
    cid: 'team:a',
    channel_type: 'team',
    channel_id: 'a',
    channel_member_count: 2,
    channel_message_count: 1,
    channel_custom: {},
    message_id: 'm1',
    message: { id: 'm1', text: 'hello', own_reactions: [] },
    watcher_count: 0,
    user: { id: 'ada' },
    members: [
      { user_id: 'ada', user: { channel_unread_count: 0, total_unread_count: 0 } },
      { user_id: 'bob', user: { channel_unread_count: 1, total_unread_count: 1, unread_channels: 1 } },
    ],
  });
});

test('a reply tells of its thread as well', async () => {
  await room.send('first', { id: 'm1' });
  await heard();
  await room.send('second', { id: 'm2', parent_id: 'm1', user_id: 'bob' });
  const events = await heard();
  expect(types(events)).toEqual(['message.new', 'notification.thread_message_new']);
  expect(one(events, 'message.new')).toMatchObject({
    parent_author: { id: 'ada' },
    thread_participants: [{ id: 'bob' }],
  });
  expect(one(events, 'notification.thread_message_new')).toMatchObject({
    thread_id: 'm1',
    watcher_count: 0,
    message: { id: 'm2' },
  });
});

test('a pending message is news when it is committed', async () => {
  await room.send('later', { id: 'm1' }, { pending: true });
  expect(types(await heard())).not.toContain('message.new');
  await room.api.call(commitMessage, { params: { id: 'm1' }, body: {} });
  expect(types(await heard())).toContain('message.new');
});

test('message.updated tells what changed, also for what is not stored', async () => {
  const message = await room.send('old');
  await heard();
  const change = { params: { id: message.id }, body: { user_id: 'ada', set: { text: 'new' } } };
  await room.api.call(updateMessagePartial, change);
  const [updated] = await heard();
  expect(updated).toMatchObject({
    type: 'message.updated',
    message: { text: 'new' },
    message_update: { old_text: 'old', change_set: { text: true, custom: false, pin: false } },
  });
  await room.api.call(ephemeralMessageUpdate, change);
  expect(types(await heard())).toEqual(['message.updated']);
});

test('message.deleted says how; a second time is no news; message.undeleted takes it back', async () => {
  const { api } = room;
  const params = { id: (await room.send('a', { id: 'm1' })).id };
  await heard();
  await api.call(deleteMessage, { params, query: { delete_for_me: true, deleted_by: 'bob' } });
  expect((await heard())[0]).toMatchObject({ deleted_for_me: true, hard_delete: false, user: { id: 'bob' } });
  await api.call(deleteMessage, { params });
  await api.call(deleteMessage, { params });
  const soft = await heard();
  expect(types(soft)).toEqual(['message.deleted']);
  expect(soft[0]).toMatchObject({ hard_delete: false, message: { type: 'deleted', text: '' } });
  await api.call(undeleteMessage, { params, body: { undeleted_by: 'ada' } });
  expect(types(await heard())).toEqual(['message.undeleted']);
  await api.call(deleteMessage, { params, query: { hard: true } });
  expect((await heard())[0]).toMatchObject({ hard_delete: true, message_id: 'm1', channel_message_count: 0 });
});

test('reactions are new, updated and deleted', async () => {
  const { api } = room;
  const params = { id: (await room.send('a')).id };
  await heard();
  const reaction = { type: 'like', user_id: 'bob' };
  await api.call(sendReaction, { params, body: { reaction } });
  expect((await heard())[0]).toMatchObject({
    type: 'reaction.new',
    user: { id: 'bob' },
    reaction: { type: 'like', user_id: 'bob' },
    message: { reaction_groups: { like: { count: 1 } } },
    channel: { cid: 'team:a' },
  });
  await api.call(sendReaction, { params, body: { reaction: { ...reaction, score: 3 } } });
  expect(types(await heard())).toEqual(['reaction.updated']);
  await api.call(deleteReaction, { params: { ...params, type: 'like' }, query: { user_id: 'bob' } });
  expect((await heard())[0]).toMatchObject({ type: 'reaction.deleted', reaction: { score: 3 } });
});

test('a channel is created with its members, updated, frozen, hidden, shown, truncated and deleted', async () => {
  const { api, params } = room;
  const other = { type: 'team', id: 'b' };
  await api.raw('POST', '/api/v2/chat/channels/team/b/query', {
    body: { data: { created_by_id: 'ada', members: [{ user_id: 'bob' }] } },
  });
  const created = await heard();
  expect(types(created)).toEqual(['channel.created', 'member.added']);
  expect(one(created, 'channel.created')).toMatchObject({ channel: { cid: 'team:b' }, user: { id: 'ada' } });
  expect(one(created, 'member.added')).toMatchObject({ member: { user_id: 'bob' }, user: { id: 'bob' } });

  await api.call(updateChannelPartial, { params, body: { set: { frozen: true }, user_id: 'ada' } });
  const frozen = await heard();
  expect(types(frozen)).toEqual(['channel.frozen', 'channel.updated']);
  expect(one(frozen, 'channel.updated')).toMatchObject({ channel: { frozen: true }, user: { id: 'ada' } });
  await api.call(updateChannelPartial, { params, body: { set: { frozen: false } } });
  expect(types(await heard())).toEqual(['channel.unfrozen', 'channel.updated']);

  await api.call(hideChannel, { params, body: { user_id: 'bob', clear_history: true } });
  expect((await heard())[0]).toMatchObject({
    type: 'channel.hidden',
    clear_history: true,
    user: { id: 'bob' },
  });
  await api.call(showChannel, { params, body: { user_id: 'bob' } });
  await api.call(showChannel, { params, body: { user_id: 'bob' } });
  expect(types(await heard())).toEqual(['channel.visible']);
  await api.call(hideChannel, { params, body: { user_id: 'bob' } });
  await heard();
  await room.send('here again');
  expect(one(await heard(), 'channel.visible')).toMatchObject({ user: { id: 'bob' } });

  await api.call(truncateChannel, { params, body: { message: { text: 'swept', user_id: 'ada' } } });
  const truncated = await heard();
  expect(types(truncated)).toEqual(['channel.truncated']);
  expect(truncated[0]).toMatchObject({ message: { text: 'swept' }, channel: { cid: 'team:a' } });

  await api.call(deleteChannel, { params: other, query: {} });
  await api.call(deleteChannel, { params, query: { hard_delete: true } });
  const deleted = await heard();
  expect(types(deleted)).toEqual(['channel.deleted', 'channel.deleted']);
  expect(deleted[0]).toHaveProperty('channel.deleted_at');
});

test('members are added, updated and removed; a message with the update is news of its own', async () => {
  const { api, params } = room;
  await api.call(updateChannel, {
    params,
    body: {
      add_members: [{ user_id: 'cyd' }, { user_id: 'bob' }],
      add_moderators: ['bob'],
      message: { text: 'welcome', user_id: 'ada' },
    },
  });
  const added = await heard();
  expect(types(added)).toEqual(['channel.updated', 'member.added', 'member.updated', 'message.new']);
  expect(one(added, 'member.added')).toMatchObject({ member: { user_id: 'cyd' }, channel_member_count: 3 });
  expect(one(added, 'member.updated')).toMatchObject({ member: { channel_role: 'channel_moderator' } });
  expect(one(added, 'channel.updated')).toMatchObject({ message: { text: 'welcome' } });
  await api.call(updateMemberPartial, { params, query: { user_id: 'cyd' }, body: { set: { pinned: true } } });
  expect((await heard())[0]).toMatchObject({ type: 'member.updated', member: { user_id: 'cyd' } });
  await api.call(updateChannel, { params, body: { remove_members: ['cyd', 'nobody'] } });
  const removed = await heard();
  expect(types(removed)).toEqual(['member.removed']);
  expect(removed[0]).toMatchObject({ member: { user_id: 'cyd' }, channel: { member_count: 2 } });
});

test('reading, making unread and being reached are told', async () => {
  const { api, params } = room;
  const first = await room.send('one');
  const second = await room.send('two');
  await heard();
  await api.call(markRead, { params, body: { user_id: 'bob' } });
  expect((await heard())[0]).toMatchObject({ type: 'message.read', last_read_message_id: second.id });
  await api.call(markUnread, { params, body: { user_id: 'bob', message_id: second.id } });
  expect((await heard())[0]).toMatchObject({
    type: 'notification.mark_unread',
    first_unread_message_id: second.id,
    last_read_message_id: first.id,
    unread_messages: 1,
    unread_channels: 1,
    total_unread_count: 1,
  });
  await api.call(markChannelsRead, { body: { user_id: 'bob' } });
  expect(types(await heard())).toEqual(['message.read']);
  const reached = { latest_delivered_messages: [{ cid: 'team:a', id: second.id }] };
  await api.call(markDelivered, { query: { user_id: 'bob' }, body: reached });
  expect((await heard())[0]).toMatchObject({ type: 'message.delivered', message_id: second.id });
});

test('mutes of channels are told to whom they concern', async () => {
  const body = { user_id: 'bob', channel_cids: ['team:a'] };
  await room.api.call(muteChannel, { body });
  expect((await heard())[0]).toMatchObject({
    type: 'channel.muted',
    user: { id: 'bob' },
    mute: { channel: { cid: 'team:a' } },
    mutes: [{ channel: { cid: 'team:a' } }],
  });
  await room.api.call(unmuteChannel, { body });
  expect(types(await heard())).toEqual(['channel.unmuted']);
});

test('users are updated, deactivated, reactivated and deleted', async () => {
  const { api } = room;
  const params = { user_id: 'cyd' };
  await api.call(deactivateUser, { params, body: { created_by_id: 'ada' } });
  expect((await heard())[0]).toMatchObject({
    type: 'user.deactivated',
    user: { id: 'cyd', deactivated_at: expect.any(Number) as number },
    created_by: { id: 'ada' },
  });
  await api.call(reactivateUser, { params, body: { name: 'Cyd' } });
  expect((await heard())[0]).toMatchObject({ type: 'user.reactivated', user: { name: 'Cyd' } });
  await api.call(deleteUsers, { body: { user_ids: ['cyd'], messages: 'soft' } });
  await receiver.event('user.deleted');
  expect((await heard())[0]).toMatchObject({
    user: { id: 'cyd' },
    delete_user: 'soft',
    delete_messages: 'soft',
    delete_conversation: '',
    delete_conversation_channels: false,
    hard_delete: false,
    mark_messages_deleted: true,
  });
});

test('drafts are updated and deleted; a draft that is not there is no news', async () => {
  const { api, params } = room;
  const path = '/api/v2/chat/channels/team/a/draft';
  await api.raw('POST', path, { body: { message: { text: 'perhaps', user_id: 'bob' } } });
  expect((await heard())[0]).toMatchObject({
    type: 'draft.updated',
    user: { id: 'bob' },
    draft: { message: { text: 'perhaps' } },
  });
  await api.call(deleteDraft, { params, query: { user_id: 'bob' } });
  await api.call(deleteDraft, { params, query: { user_id: 'bob' } });
  expect(types(await heard())).toEqual(['draft.deleted']);
});

test('nobody hears of deliveries to a user who keeps them private', async () => {
  const { api } = room;
  const { id } = await room.send('one');
  const settings = { privacy_settings: { delivery_receipts: { enabled: false } } };
  await api.raw('POST', '/api/v2/users', { body: { users: { bob: { id: 'bob', ...settings } } } });
  await heard();
  const reached = { latest_delivered_messages: [{ cid: 'team:a', id }] };
  await api.call(markDelivered, { query: { user_id: 'bob' }, body: reached });
  expect(await heard()).toEqual([]);
});

test('custom events and typing reach the hooks', async () => {
  const { api, params } = room;
  await api.call(sendEvent, { params, body: { event: { type: 'wave', user_id: 'bob', custom: { n: 1 } } } });
  expect((await heard())[0]).toMatchObject({
    type: 'wave',
    custom: { n: 1 },
    user: { id: 'bob' },
    cid: 'team:a',
  });
});

test('a batch tells when it starts, what it does, and when it is over', async () => {
  await room.api.call(channelBatchUpdate, {
    body: {
      operation: 'addMembers',
      filter: { cids: { $in: ['team:a', 'team:none'] } },
      members: [{ user_id: 'cyd' }],
    },
  });
  await receiver.event('channel_batch_update.completed');
  const events = await heard();
  expect(types(events)).toEqual([
    'channel_batch_update.completed',
    'channel_batch_update.started',
    'member.added',
  ]);
  expect(one(events, 'channel_batch_update.completed')).toMatchObject({
    operation: 'addMembers',
    status: 'completed',
    success_channels_count: 1,
    failed_channels: [{ cids: ['team:none'] }],
    task_id: expect.any(String) as string,
    finished_at: expect.any(Number) as number,
  });
});
