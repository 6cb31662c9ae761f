import {
  deleteDraft,
  getDraft,
  getThread,
  queryChannels,
  queryThreads,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const write = (message: object) =>
  talk.api.raw('POST', '/api/v2/chat/channels/team/a/draft', {
    body: { message: { user_id: 'ada', ...message } },
  });
const read = (query: { parent_id?: string } = {}, user_id = 'ada') =>
  talk.api.call(getDraft, { params: talk.params, query: { user_id, ...query } });

test('a draft is kept per user, channel and thread; the next one takes its place', async () => {
  const parent = (await talk.send('parent')).id;
  const first = await write({ text: 'begun', custom: { mood: 'calm' } });
  expect([first.status, Object.keys(first.body).toSorted()]).toEqual([201, ['draft', 'duration']]);
  expect(first.body['draft']).toMatchObject({
    channel_cid: 'team:a',
    message: { text: 'begun', custom: { mood: 'calm' } },
  });
  await write({ text: 'again' });
  await write({ text: 'in the thread', parent_id: parent });
  expect((await read()).draft.message).toMatchObject({ text: 'again', custom: {} });
  expect((await read({ parent_id: parent })).draft).toMatchObject({
    parent_id: parent,
    message: { text: 'in the thread' },
  });
  const { channels } = await talk.api.call(queryChannels, { body: { user_id: 'ada' } });
  expect(channels[0]?.draft?.message.text).toBe('again');
  expect(await refusal(read({}, 'bob'))).toEqual([404, 16]);
});

test('a draft keeps all that is written in it, and shows whom it mentions', async () => {
  const parent = (await talk.send('parent')).id;
  const message = {
    text: '@bob, look',
    attachments: [{ type: 'image' }],
    custom: { mood: 'calm' },
    quoted_message_id: parent,
    silent: true,
  };
  for (const place of [{}, { parent_id: parent, show_in_channel: true }]) {
    const asked = { ...message, ...place, mentioned_users: ['bob', 'nobody', 'bob'] };
    const kept = { ...message, ...place, mentioned_users: [{ id: 'bob', role: 'user' }] };
    const { draft } = (await write(asked)).body as { draft: { message: { mentioned_users: object[] } } };
    expect(draft.message).toMatchObject(kept);
    expect((await read({ parent_id: place.parent_id })).draft.message).toMatchObject(kept);
    expect(draft.message.mentioned_users).toHaveLength(1);
  }
  const { channels } = await talk.api.call(queryChannels, { body: { user_id: 'ada' } });
  expect(channels[0]?.draft?.message.mentioned_users).toMatchObject([{ id: 'bob' }]);
  await talk.send('reply', { parent_id: parent });
  const { thread } = await talk.api.call(getThread, { params: { message_id: parent }, query: {} });
  expect(thread).not.toHaveProperty('draft');
  const { threads } = await talk.api.call(queryThreads, { body: { user_id: 'ada' } });
  expect(threads[0]?.draft?.message.mentioned_users).toMatchObject([{ id: 'bob' }]);
});

test('a draft stays when its user sends something', async () => {
  await write({ text: 'begun' });
  await talk.send('something else');
  const { draft } = await read();
  expect(draft).toMatchObject({ channel_cid: 'team:a', message: { text: 'begun' } });
  expect(draft.created_at).toBeGreaterThan(0);
  expect(draft).not.toHaveProperty('parent_id');
});

test('a deleted draft is 404; deleting none does nothing', async () => {
  await write({ text: 'begun' });
  for (let n = 0; n < 2; n += 1) {
    const answer = await talk.api.call(deleteDraft, { params: talk.params, query: { user_id: 'ada' } });
    expect(Object.keys(answer)).toEqual(['duration']);
  }
  expect(await refusal(read())).toEqual([404, 16]);
});

test.each([
  ['nobody', { user_id: '' }],
  ['a thread that is not there', { parent_id: 'none' }],
  ['custom data over 5 kB', { custom: { long: 'x'.repeat(6000) } }],
])('a draft of %s is refused', async (_, message) => {
  const { status, body } = await write({ text: 'x', ...message });
  expect([status, body.code]).toEqual([400, 4]);
  expect(body.message).toContain('CreateDraft failed with error');
});
