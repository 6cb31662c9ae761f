import {
  commitMessage,
  deleteDraft,
  deleteMessage,
  deleteReaction,
  ephemeralMessageUpdate,
  runMessageAction,
  sendEvent,
  sendReaction,
  undeleteMessage,
  updateMessage,
  updateMessagePartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { one, types, startListening } from '../test/listening.ts';
import type { Listening } from '../test/listening.ts';

let listening: Listening;
beforeEach(async () => {
  listening = await startListening();
});
afterEach(() => listening.close());

test('message.new tells the message, its channel, and what each member has to read', async () => {
  await listening.room.send('hello', { id: 'm1' });
  const events = await listening.heard();
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
  await listening.room.send('first', { id: 'm1' });
  await listening.heard();
  await listening.room.send('second', { id: 'm2', parent_id: 'm1', user_id: 'bob' });
  const events = await listening.heard();
  expect(types(events)).toEqual(['message.new', 'notification.thread_message_new']);
  expect(one(events, 'message.new')).toMatchObject({
    parent_author: 'ada',
    thread_participants: [{ id: 'bob' }],
  });
  expect(one(events, 'notification.thread_message_new')).toMatchObject({
    thread_id: 'm1',
    watcher_count: 0,
    message: { id: 'm2' },
    channel: { cid: 'team:a' },
  });
});

test('a pending message is news when it is committed, and a change to its author', async () => {
  await listening.room.send('later', { id: 'm1' }, { pending: true });
  expect(types(await listening.heard())).not.toContain('message.new');
  await listening.room.api.call(commitMessage, { params: { id: 'm1' }, body: {} });
  const events = await listening.heard();
  expect(types(events)).toEqual(['message.new', 'message.updated']);
  expect(one(events, 'message.updated')).toMatchObject({ message_id: 'm1', message: { text: 'later' } });
});

test('a picture that a command has found is news when it is sent, and not before', async () => {
  const { api } = listening.room;
  const { id } = await listening.room.send('/giphy cat');
  const act = (image_action: string) =>
    api.call(runMessageAction, { params: { id }, body: { form_data: { image_action }, user_id: 'ada' } });
  await act('shuffle');
  expect(await listening.heard()).toEqual([]);
  await act('send');
  const events = await listening.heard();
  expect(types(events)).toEqual(['message.new']);
  expect(events[0]).toMatchObject({ message: { id, type: 'regular', command: 'giphy' } });
});

test('message.updated tells what changed, also for what is not stored', async () => {
  const message = await listening.room.send('old');
  await listening.heard();
  const change = { params: { id: message.id }, body: { user_id: 'ada', set: { text: 'new' } } };
  await listening.room.api.call(updateMessagePartial, change);
  const [updated] = await listening.heard();
  expect(updated).toMatchObject({
    type: 'message.updated',
    message: { text: 'new' },
    message_update: { old_text: 'old', change_set: { text: true, custom: false, pin: false } },
  });
  await listening.room.api.call(ephemeralMessageUpdate, change);
  expect(types(await listening.heard())).toEqual(['message.updated']);
  const whole = { text: 'newer', user_id: 'ada' };
  await listening.room.api.call(updateMessage, { params: { id: message.id }, body: { message: whole } });
  expect(await listening.heard()).toMatchObject([
    { type: 'message.updated', message: { text: 'newer' }, message_update: { old_text: 'new' } },
  ]);
});

test('message.deleted says how; a second time is no news; message.undeleted takes it back', async () => {
  const { api } = listening.room;
  const params = { id: (await listening.room.send('a', { id: 'm1' })).id };
  await listening.heard();
  await api.call(deleteMessage, { params, query: { delete_for_me: true, deleted_by: 'bob' } });
  expect((await listening.heard())[0]).toMatchObject({
    deleted_for_me: true,
    hard_delete: false,
    user: { id: 'bob' },
  });
  await api.call(deleteMessage, { params });
  await api.call(deleteMessage, { params });
  const soft = await listening.heard();
  expect(types(soft)).toEqual(['message.deleted']);
  expect(soft[0]).toMatchObject({ hard_delete: false, message: { type: 'deleted', text: '' } });
  await api.call(undeleteMessage, { params, body: { undeleted_by: 'ada' } });
  expect(types(await listening.heard())).toEqual(['message.undeleted']);
  await api.call(deleteMessage, { params, query: { hard: true } });
  expect((await listening.heard())[0]).toMatchObject({
    hard_delete: true,
    message_id: 'm1',
    channel_message_count: 0,
  });
});

test('reactions are new, updated and deleted', async () => {
  const { api } = listening.room;
  const params = { id: (await listening.room.send('a')).id };
  await listening.heard();
  const reaction = { type: 'like', user_id: 'bob' };
  await api.call(sendReaction, { params, body: { reaction } });
  expect((await listening.heard())[0]).toMatchObject({
    type: 'reaction.new',
    user: { id: 'bob' },
    reaction: { type: 'like', user_id: 'bob' },
    message: { reaction_groups: { like: { count: 1 } } },
    channel: { cid: 'team:a' },
  });
  await api.call(sendReaction, { params, body: { reaction: { ...reaction, score: 3 } } });
  expect(types(await listening.heard())).toEqual(['reaction.updated']);
  await api.call(deleteReaction, { params: { ...params, type: 'like' }, query: { user_id: 'bob' } });
  expect((await listening.heard())[0]).toMatchObject({ type: 'reaction.deleted', reaction: { score: 3 } });
});

test('drafts are updated and deleted; a draft that is not there is no news', async () => {
  const { api, params } = listening.room;
  const path = '/api/v2/chat/channels/team/a/draft';
  await api.raw('POST', path, { body: { message: { text: 'perhaps', user_id: 'bob' } } });
  expect((await listening.heard())[0]).toMatchObject({
    type: 'draft.updated',
    user: { id: 'bob' },
    draft: { message: { text: 'perhaps' } },
  });
  await api.call(deleteDraft, { params, query: { user_id: 'bob' } });
  await api.call(deleteDraft, { params, query: { user_id: 'bob' } });
  expect(types(await listening.heard())).toEqual(['draft.deleted']);
});

test('custom events and typing reach the hooks', async () => {
  const { api, params } = listening.room;
  await api.call(sendEvent, { params, body: { event: { type: 'wave', user_id: 'bob', custom: { n: 1 } } } });
  expect((await listening.heard())[0]).toMatchObject({
    type: 'wave',
    custom: { n: 1 },
    user: { id: 'bob' },
    cid: 'team:a',
  });
});
