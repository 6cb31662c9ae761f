import {
  deleteChannel,
  deleteMessage,
  getOrCreateChannel,
  getReplies,
  queryMessageHistory,
  sendReaction,
  truncateChannel,
  undeleteMessage,
  updateMessagePartial,
  uploadChannelFile,
} from '@backchannel/chat-api/operations';
import type { QueryOf } from '@backchannel/chat-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal, startConversation, unreadOf } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
});
afterEach(() => room.api.close());

const remove = async (id: string, query: QueryOf<typeof deleteMessage> = {}) =>
  (await room.api.call(deleteMessage, { params: { id }, query })).message;
const restore = async (id: string, undeleted_by = 'ada') =>
  (await room.api.call(undeleteMessage, { params: { id }, body: { undeleted_by } })).message;
const react = (id: string) =>
  room.api.call(sendReaction, { params: { id }, body: { reaction: { type: 'like', user_id: 'bob' } } });
const counts = async () => {
  const state = await room.state();
  return {
    messages: state.channel?.message_count,
    unread: unreadOf(state)['bob'],
    last: state.channel?.last_message_at,
  };
};

describe('a soft deletion', () => {
  test('empties the message for readers, and the server may look behind it', async () => {
    const { id } = await room.send('secret', { attachments: [{ type: 'image' }], custom: { a: 1 } });
    await react(id);
    const deleted = await remove(id);
    expect(deleted).toMatchObject({
      type: 'deleted',
      text: '',
      html: '',
      attachments: [],
      custom: {},
      reaction_counts: { like: 1 },
    });
    expect(deleted.deleted_at).toBeGreaterThan(deleted.created_at);
    expect(await room.get(id)).toMatchObject({ type: 'deleted', text: '' });
    const path = `/api/v2/chat/messages/${id}?show_deleted_message=true`;
    const shown = await room.api.raw('GET', path);
    expect(shown.body['message']).toMatchObject({ type: 'deleted', text: 'secret', custom: { a: 1 } });
    expect((await room.as('bob', 'GET', path)).body['message']).toMatchObject({ text: '' });
  });

  test('stays in its place, and neither message_count nor unread move', async () => {
    const { id } = await room.send('one');
    const before = await counts();
    await remove(id);
    expect(await counts()).toEqual(before);
    expect((await room.state()).messages.map(({ type }) => type)).toEqual(['deleted']);
  });

  test('of the first message of a thread leaves its replies', async () => {
    const parent = await room.send('parent');
    await room.send('reply', { parent_id: parent.id, user_id: 'bob' });
    await remove(parent.id);
    const { messages } = await room.api.call(getReplies, { params: { parent_id: parent.id } });
    expect(messages.map(({ text }) => text)).toEqual(['reply']);
    expect(await room.get(parent.id)).toMatchObject({ type: 'deleted', reply_count: 1 });
  });

  test('a second time changes nothing', async () => {
    const { id } = await room.send('one');
    const first = await remove(id);
    expect((await remove(id)).deleted_at).toBe(first.deleted_at);
  });

  test('of a reply moves it from one of the parent’s counts to the other, and back', async () => {
    const parent = await room.send('parent');
    const reply = await room.send('reply', { parent_id: parent.id });
    await remove(reply.id);
    expect(await room.get(parent.id)).toMatchObject({ reply_count: 0, deleted_reply_count: 1 });
    await restore(reply.id);
    expect(await room.get(parent.id)).toMatchObject({ reply_count: 1, deleted_reply_count: 0 });
  });
});

describe('undelete_message', () => {
  test('brings type, text and attachments back', async () => {
    const { id } = await room.send('note', { type: 'system', attachments: [{ type: 'image' }] });
    await remove(id);
    const back = await restore(id);
    expect(back).toMatchObject({ type: 'system', text: 'note', attachments: [{ type: 'image' }] });
    expect(back).not.toHaveProperty('deleted_at');
  });

  test('refuses what is not deleted, who does not exist, and a reply whose parent is deleted', async () => {
    const parent = await room.send('parent');
    const reply = await room.send('reply', { parent_id: parent.id });
    expect(await refusal(restore(parent.id))).toEqual([400, 4]);
    await remove(reply.id);
    await remove(parent.id);
    expect(await refusal(restore(reply.id))).toEqual([400, 4]);
    expect(await refusal(restore(parent.id, 'nobody'))).toEqual([400, 4]);
    await restore(parent.id);
    expect((await restore(reply.id)).text).toBe('reply');
    expect(await refusal(restore('nothing'))).toEqual([404, 16]);
    const reply2 = await room.api.raw('POST', `/api/v2/chat/messages/${parent.id}/undelete`, { body: {} });
    expect([reply2.status, reply2.body.code]).toEqual([400, 4]);
  });
});

test('a message of a deleted channel is not brought back, also when the channel is made anew', async () => {
  const { id } = await room.send('one');
  await remove(id);
  await room.api.call(deleteChannel, { params: room.params });
  expect(await refusal(restore(id))).toEqual([404, 16]);
  const data = { created_by_id: 'ada' };
  await room.api.call(getOrCreateChannel, { params: room.params, body: { data } });
  expect(await refusal(restore(id))).toEqual([404, 16]);
});

describe('a hard deletion', () => {
  test('removes the message with its thread, reactions and history, and every count with it', async () => {
    const first = await room.send('first');
    const before = await counts();
    const parent = await room.send('parent');
    const reply = await room.send('reply', { parent_id: parent.id, show_in_channel: true });
    await react(parent.id);
    await room.api.call(updateMessagePartial, {
      params: { id: parent.id },
      body: { set: { text: 'x' }, user_id: 'ada' },
    });
    expect((await remove(parent.id, { hard: true })).type).toBe('deleted');
    expect(await counts()).toEqual({ ...before, last: first.created_at });
    for (const id of [parent.id, reply.id]) {
      const gone = await room.api.raw('GET', `/api/v2/chat/messages/${id}`);
      expect([gone.status, gone.body.code]).toEqual([404, 16]);
      expect(gone.body.message).toBe(`GetMessage failed with error: "message with id ${id} doesn't exist"`);
    }
    const filter = { message_id: parent.id };
    expect((await room.api.call(queryMessageHistory, { body: { filter } })).message_history).toEqual([]);
    expect((await room.send('again', { id: parent.id })).reaction_counts).toEqual({});
  });

  test('leaves the files that the message had', async () => {
    const file = new File(['hello'], 'a.txt', { type: 'text/plain' });
    const { file: url = '' } = await room.api.call(uploadChannelFile, {
      params: room.params,
      body: { file },
    });
    const { id } = await room.send('see', { attachments: [{ type: 'file', asset_url: url }] });
    await remove(id, { hard: true });
    expect(await (await fetch(url)).text()).toBe('hello');
  });

  test('of a reply lowers the parent’s count', async () => {
    const parent = await room.send('parent');
    const reply = await room.send('reply', { parent_id: parent.id });
    await remove(reply.id);
    await remove(reply.id, { hard: true });
    expect(await room.get(parent.id)).toMatchObject({ reply_count: 0, deleted_reply_count: 0 });
  });

  test('of what a user has read leaves the rest unread', async () => {
    const read = await room.send('read');
    await room.send('mine', { user_id: 'bob' });
    await room.send('unread');
    await remove(read.id, { hard: true });
    expect((await counts()).unread).toBe(1);
  });
});

describe('delete for me', () => {
  test('hides the message from one user and nobody else', async () => {
    const { id } = await room.send('one');
    expect(await remove(id, { delete_for_me: true, deleted_by: 'bob' })).toMatchObject({
      type: 'deleted',
      text: '',
      deleted_for_me: true,
    });
    expect(await room.get(id)).toMatchObject({ type: 'regular', text: 'one' });
    const bob = await room.state('bob');
    expect(bob.messages).toMatchObject([{ type: 'deleted', text: '', deleted_for_me: true }]);
    expect(bob.membership?.deleted_messages).toEqual([id]);
    expect((await room.state('ada')).messages).toMatchObject([{ type: 'regular', text: 'one' }]);
  });

  test('cannot be taken back', async () => {
    const { id } = await room.send('one');
    await remove(id, { delete_for_me: true, deleted_by: 'bob' });
    expect(await refusal(restore(id, 'bob'))).toEqual([400, 4]);
    await remove(id);
    expect((await restore(id)).text).toBe('one');
    expect((await room.state('bob')).messages).toMatchObject([{ type: 'deleted', deleted_for_me: true }]);
    expect((await room.state('ada')).messages).toMatchObject([{ type: 'regular' }]);
  });

  test('needs deleted_by, an existing user, and goes alone', async () => {
    const { id } = await room.send('one');
    expect(await refusal(remove(id, { delete_for_me: true }))).toEqual([400, 4]);
    expect(await refusal(remove(id, { delete_for_me: true, deleted_by: 'nobody' }))).toEqual([400, 4]);
    expect(await refusal(remove(id, { delete_for_me: true, deleted_by: 'bob', hard: true }))).toEqual([
      400, 4,
    ]);
  });

  test('ends at 100 messages per user and channel', async () => {
    const ids: string[] = [];
    for (let n = 0; n <= 100; n += 1) ids.push((await room.send(String(n))).id);
    const last = ids.pop() ?? '';
    for (const id of ids) await remove(id, { delete_for_me: true, deleted_by: 'bob' });
    expect(await refusal(remove(last, { delete_for_me: true, deleted_by: 'bob' }))).toEqual([400, 4]);
    expect(await remove(last, { delete_for_me: true, deleted_by: 'ada' })).toHaveProperty(
      'deleted_for_me',
      true,
    );
  });
});

describe('what a soft truncation hides', () => {
  test('stays addressable by id: to read, to delete, to bring back', async () => {
    const parent = await room.send('parent', { pinned: true });
    const reply = await room.send('reply', { parent_id: parent.id });
    await room.api.call(truncateChannel, { params: room.params, body: {} });
    expect((await room.get(parent.id)).text).toBe('parent');
    expect((await room.get(reply.id)).text).toBe('reply');
    expect((await room.api.call(getReplies, { params: { parent_id: parent.id } })).messages).toEqual([]);
    expect((await remove(parent.id)).type).toBe('deleted');
    expect((await restore(parent.id)).text).toBe('parent');
    await remove(parent.id, { hard: true });
    expect(await refusal(room.get(reply.id))).toEqual([404, 16]);
    expect(await counts()).toEqual({ messages: 0, unread: 0, last: undefined });
  });

  test('is gone altogether after a hard one', async () => {
    const { id } = await room.send('one');
    await room.api.call(truncateChannel, { params: room.params, body: { hard_delete: true } });
    expect(await refusal(room.get(id))).toEqual([404, 16]);
  });
});
