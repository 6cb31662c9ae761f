import type { BodyOf } from '@backchannel/chat-api';
import {
  deleteUsers,
  exportUser,
  getChannel,
  getOrCreateChannel,
  queryUsers,
  restoreUsers,
  sendReaction,
  updateUsers,
  uploadFile,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { taskEnd } from '../../test/tasks.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const remove = async (user_ids: string[], how: Omit<BodyOf<typeof deleteUsers>, 'user_ids'> = {}) => {
  const { task_id } = await talk.api.call(deleteUsers, { body: { user_ids, ...how } });
  return taskEnd(talk.api, task_id);
};
const restore = (...user_ids: string[]) => talk.api.call(restoreUsers, { body: { user_ids } });
const found = async () => {
  const payload = { filter_conditions: {}, sort: [{ field: 'id', direction: 1 }] };
  return (await talk.api.call(queryUsers, { query: { payload } })).users.map(({ id }) => id);
};

test('users vanish at once, leave their channels, and what they wrote stays', async () => {
  const { id } = await talk.send('hello');
  const { task_id } = await talk.api.call(deleteUsers, { body: { user_ids: ['ada', 'none'] } });
  expect(await found()).toEqual(['bob', 'cyd']);
  expect((await taskEnd(talk.api, task_id)).result).toEqual({
    ada: { status: 'ok' },
    none: { status: 'error', error: "user with id none doesn't exist" },
  });
  expect((await talk.state()).channel).toMatchObject({ member_count: 1 });
  expect(await talk.get(id)).toMatchObject({ text: 'hello', user: { id: 'ada' } });
});

test('their messages go softly, emptied, or altogether, as asked', async () => {
  const mine = await talk.send('of ada');
  const other = await talk.send('of bob', { user_id: 'bob' });
  const third = await talk.send('of cyd', { user_id: 'cyd' });
  await remove(['ada'], { messages: 'soft' });
  await remove(['bob'], { messages: 'pruning' });
  await remove(['cyd'], { messages: 'hard' });
  const shown = (id: string) => talk.api.raw('GET', `/api/v2/chat/messages/${id}?show_deleted_message=true`);
  expect((await shown(mine.id)).body['message']).toMatchObject({ type: 'deleted', text: 'of ada' });
  expect((await shown(other.id)).body['message']).toMatchObject({ type: 'deleted', text: '' });
  expect((await shown(third.id)).status).toBe(404);
  expect((await talk.state()).channel?.message_count).toBe(2);
});

test('what a user uploaded goes with them when that is asked for', async () => {
  const upload = async (id: string) => {
    const file = new File(['hello'], 'note.txt', { type: 'text/plain' });
    return (await talk.api.call(uploadFile, { body: { file, user: { id } } })).file ?? '';
  };
  const [hers, others] = [await upload('ada'), await upload('bob')];
  const statusOf = async (url: string) => (await fetch(url)).status;
  await remove(['ada']);
  expect(await statusOf(hers)).toBe(200);
  await restore('ada');
  await remove(['ada'], { files: true });
  await expect.poll(() => statusOf(hers)).toBe(404);
  expect(await statusOf(others)).toBe(200);
});

test('conversations between two go along, and channels get a new owner', async () => {
  const pair = { type: 'messaging', id: 'pair' };
  const members = [{ user_id: 'ada' }, { user_id: 'cyd' }];
  await talk.api.call(getOrCreateChannel, {
    params: pair,
    body: { data: { created_by_id: 'cyd', members } },
  });
  await remove(['cyd'], { conversations: 'soft' });
  expect(await refusal(talk.api.call(getChannel, { params: pair }))).toEqual([404, 16]);
  await remove(['ada'], { new_channel_owner_id: 'bob' });
  expect((await talk.state()).channel?.created_by?.id).toBe('bob');
});

test('deleted hard, nothing is left of a user, and the id is free', async () => {
  const { id } = await talk.send('hello', { user_id: 'bob' });
  const like = { reaction: { type: 'like', user_id: 'ada' } };
  await talk.api.call(sendReaction, { params: { id }, body: like });
  const all = { user: 'hard', messages: 'hard', conversations: 'hard' } as const;
  await remove(['cyd', 'ada'], all);
  // ada and bob were two: their channel was a conversation between them.
  expect(await refusal(talk.get(id))).toEqual([404, 16]);
  expect(await refusal(restore('ada'))).toEqual([404, 16]);
  expect(await found()).toEqual(['bob']);
});

test('softly deleted users can be restored, others not, in the API’s words', async () => {
  await remove(['ada']);
  await restore('ada');
  expect(await found()).toEqual(['ada', 'bob', 'cyd']);
  await expect(restore('ada')).rejects.toMatchObject({
    code: 4,
    message: `RestoreUsers failed with error: "user "ada" is not deleted, it can't be restored"`,
  });
});

test('a pruned user is empty when restored; one who was deleted softly is not', async () => {
  const personal = { name: 'Ada', image: 'https://example.com/a.png', language: 'de', custom: { seat: 4 } };
  const settings = { privacy_settings: { read_receipts: { enabled: false } } };
  const app = { role: 'admin', teams: ['red'] };
  const one = async () => {
    const payload = { filter_conditions: { id: 'ada' } };
    return (await talk.api.call(queryUsers, { query: { payload } })).users[0];
  };
  const ada = { id: 'ada', ...personal, ...settings, ...app };
  await talk.api.call(updateUsers, { body: { users: { ada } } });
  const { id } = await talk.send('stays');
  await remove(['ada'], { user: 'soft' });
  await restore('ada');
  expect(await one()).toMatchObject(ada);
  await remove(['ada'], { user: 'pruning' });
  expect((await talk.get(id)).user).toMatchObject({ id: 'ada', custom: {} });
  await restore('ada');
  const after = await one();
  expect(after).toMatchObject({ id: 'ada', ...app, language: '', custom: {} });
  for (const field of ['name', 'image', 'privacy_settings']) expect(after).not.toHaveProperty(field);
  expect(await talk.get(id)).toMatchObject({ type: 'regular', text: 'stays' });
});

const hard = 'hard' as const;
test.each([
  ['nobody', [], {}],
  ['a hard deletion that leaves messages', ['ada'], { user: hard }],
  ['one that leaves conversations', ['ada'], { user: hard, messages: hard }],
  [
    'one that keeps messages for a while',
    ['ada'],
    { user: hard, messages: 'soft' as const, conversations: hard },
  ],
  ['a new owner who does not exist', ['ada'], { new_channel_owner_id: 'none' }],
])('refuses %s and deletes nobody', async (_, ids, how) => {
  expect(await refusal(remove(ids, how))).toEqual([400, 4]);
  expect(await found()).toEqual(['ada', 'bob', 'cyd']);
});

test('an export has the user, every message with its text, and the reactions', async () => {
  const { id } = await talk.send('hello');
  await talk.api.raw('DELETE', `/api/v2/chat/messages/${id}`);
  const like = { reaction: { type: 'like', user_id: 'ada' } };
  await talk.api.call(sendReaction, {
    params: { id: (await talk.send('x', { user_id: 'bob' })).id },
    body: like,
  });
  const { user, messages, reactions } = await talk.api.call(exportUser, { params: { user_id: 'ada' } });
  expect(user?.id).toBe('ada');
  expect(messages?.map(({ text }) => text)).toEqual(['hello']);
  expect(reactions?.map(({ type }) => type)).toEqual(['like']);
  const none = talk.api.call(exportUser, { params: { user_id: 'none' } });
  expect(await refusal(none)).toEqual([404, 16]);
});
