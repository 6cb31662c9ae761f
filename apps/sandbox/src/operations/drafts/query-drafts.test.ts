import { deleteMessage, getDraft, getOrCreateChannel, queryDrafts } from '@backchannel/chat-api/operations';
import type { BodyOf } from '@backchannel/chat-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const write = (text: string, message: object = {}, id = 'a') =>
  talk.api.raw('POST', `/api/v2/chat/channels/team/${id}/draft`, {
    body: { message: { user_id: 'ada', text, ...message } },
  });
const list = (body: Omit<BodyOf<typeof queryDrafts>, 'user_id'> = {}, user_id = 'ada') =>
  talk.api.call(queryDrafts, { body: { user_id, ...body } });
const texts = async (body: Omit<BodyOf<typeof queryDrafts>, 'user_id'> = {}) =>
  (await list(body)).drafts.map((draft) => draft.message.text);

test('a draft comes with its channel, and with the messages that it answers and quotes', async () => {
  const parent = await talk.send('parent');
  const quoted = await talk.send('quoted');
  await write('begun', { parent_id: parent.id, quoted_message_id: quoted.id });
  const [draft] = (await list()).drafts;
  expect(draft).toMatchObject({
    channel_cid: 'team:a',
    channel: { cid: 'team:a' },
    parent_id: parent.id,
    parent_message: { id: parent.id, text: 'parent' },
    quoted_message: { id: quoted.id, text: 'quoted' },
    message: { text: 'begun', quoted_message_id: quoted.id },
  });
  const query = { user_id: 'ada', parent_id: parent.id };
  expect((await talk.api.call(getDraft, { params: talk.params, query })).draft).toEqual(draft);
  await talk.api.call(deleteMessage, { params: { id: quoted.id }, query: { hard: true } });
  expect((await list()).drafts[0]).not.toHaveProperty('quoted_message');
});

test('lists one user’s drafts, newest first, by filter and in pages', async () => {
  const params = { type: 'team', id: 'b' };
  await talk.api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
  const parent = (await talk.send('parent')).id;
  await write('in a');
  await write('in b', {}, 'b');
  await write('in the thread', { parent_id: parent });
  await write('by bob', { user_id: 'bob' });
  expect(await texts()).toEqual(['in the thread', 'in b', 'in a']);
  expect(await texts({ sort: [{ field: 'created_at', direction: 1 }] })).toEqual([
    'in a',
    'in b',
    'in the thread',
  ]);
  expect(await texts({ filter: { parent_id: { $exists: false } } })).toEqual(['in b', 'in a']);
  expect(await texts({ filter: { parent_id: parent } })).toEqual(['in the thread']);
  expect(await texts({ filter: { channel_cid: { $in: ['team:b'] } } })).toEqual(['in b']);
  const first = await list({ limit: 2 });
  expect(first.prev).toBeUndefined();
  const second = await list({ limit: 2, next: first.next ?? '' });
  expect([second.drafts.map((draft) => draft.message.text), second.next]).toEqual([['in a'], undefined]);
});

test('refuses more than three conditions, other sorts and limits, and nobody', async () => {
  const { drafts } = await list({ filter: { $and: [1, 2, 3].map(() => ({ channel_cid: 'team:a' })) } });
  expect(drafts).toEqual([]);
  const four = { $and: [1, 2, 3, 4].map(() => ({ channel_cid: 'team:a' })) };
  expect(await refusal(list({ filter: four }))).toEqual([400, 4]);
  expect(await refusal(list({ filter: { text: 'x' } }))).toEqual([400, 4]);
  expect(await refusal(list({ sort: [{ field: 'channel_cid' }] }))).toEqual([400, 4]);
  expect(await refusal(list({ limit: 101 }))).toEqual([400, 4]);
  expect(await refusal(list({}, ''))).toEqual([400, 4]);
});
