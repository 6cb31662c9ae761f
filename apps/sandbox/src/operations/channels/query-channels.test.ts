import type { BodyOf } from '@backchannel/chat-api';
import {
  deleteChannel,
  getOrCreateChannel,
  hideChannel,
  markRead,
  muteChannel,
  queryChannels,
  queryMembers,
  sendMessage,
  truncateChannel,
  updateChannel,
  updateChannelPartial,
  updateMemberPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd');
});
afterEach(() => api.close());

const at = (id: string) => ({ type: 'team', id });
const create = (id: string, ...members: string[]) =>
  api.call(getOrCreateChannel, {
    params: at(id),
    body: { data: { created_by_id: 'ada', members: members.map((user_id) => ({ user_id })) } },
  });
type Message = Omit<BodyOf<typeof sendMessage>['message'], 'text'>;
const send = async (id: string, text: string, message: Message = {}, pending = false) => {
  const body = { message: { text, user_id: 'ada', ...message }, pending };
  return (await api.call(sendMessage, { params: at(id), body })).message;
};
const query = async (body: BodyOf<typeof queryChannels> = {}) =>
  (await api.call(queryChannels, { body })).channels;
const ids = async (body: BodyOf<typeof queryChannels> = {}) =>
  (await query(body)).map(({ channel }) => channel?.id);
const textsOf = async (body: BodyOf<typeof queryChannels> = {}) =>
  (await query(body))[0]?.messages.map(({ text, type }) => [text, type]);

describe('each channel in a list', () => {
  test('has its 25 newest messages, oldest first, or as many as asked', async () => {
    await create('a', 'ada');
    for (let n = 0; n < 27; n += 1) await send('a', String(n));
    const texts = (await textsOf())?.map(([text]) => text);
    expect([texts?.length, texts?.at(0), texts?.at(-1)]).toEqual([25, '2', '26']);
    expect(await textsOf({ message_limit: 2 })).toEqual([
      ['25', 'regular'],
      ['26', 'regular'],
    ]);
  });

  test('has no replies unless they show in the channel, nothing truncated or deleted for good; what is deleted softly as such', async () => {
    await create('a', 'ada');
    await send('a', 'before');
    await api.call(truncateChannel, { params: at('a'), body: {} });
    const parent = await send('a', 'parent');
    await send('a', 'hidden reply', { parent_id: parent.id });
    await send('a', 'shown reply', { parent_id: parent.id, show_in_channel: true });
    const softly = await send('a', 'softly');
    const hard = await send('a', 'hard');
    await api.raw('DELETE', `/api/v2/chat/messages/${softly.id}`);
    await api.raw('DELETE', `/api/v2/chat/messages/${hard.id}?hard=true`);
    expect(await textsOf()).toEqual([
      ['parent', 'regular'],
      ['shown reply', 'reply'],
      ['', 'deleted'],
    ]);
  });

  test('has its ten newest pinned messages', async () => {
    await create('a', 'ada');
    for (let n = 0; n < 12; n += 1) await send('a', String(n), { pinned: true });
    const [state] = await query({ message_limit: 1 });
    expect(state?.pinned_messages).toHaveLength(10);
    const texts = state?.pinned_messages.map(({ text }) => text);
    expect([texts?.includes('11'), texts?.includes('1')]).toEqual([true, false]);
  });

  test('has the draft and the pending messages of the user who looks, and of nobody else', async () => {
    await create('a', 'ada', 'bob');
    await send('a', 'not yet', { user_id: 'bob' }, true);
    const draft = { message: { text: 'later', user_id: 'bob' } };
    await api.raw('POST', '/api/v2/chat/channels/team/a/draft', { body: draft });
    const [own] = await query({ user_id: 'bob' });
    expect(own?.draft).toMatchObject({ message: { text: 'later' } });
    expect(own?.pending_messages).toMatchObject([{ message: { text: 'not yet' } }]);
    expect(own?.membership).toMatchObject({ user_id: 'bob' });
    for (const [state] of [await query({ user_id: 'ada' }), await query()])
      for (const key of ['draft', 'pending_messages']) expect(state).not.toHaveProperty(key);
    expect((await query())[0]).not.toHaveProperty('membership');
  });

  test('has the members that were added last first, and the read state of the user who looks among theirs', async () => {
    await create('a', 'ada', 'bob');
    await api.raw('POST', '/api/v2/chat/channels/team/a', { body: { add_members: [{ user_id: 'cyd' }] } });
    const [state] = await query({ user_id: 'ada', member_limit: 1 });
    expect(state?.members.map(({ user_id }) => user_id)).toEqual(['cyd']);
    expect(state?.read?.map(({ user }) => user.id).toSorted()).toEqual(['ada', 'cyd']);
    expect((await query())[0]?.members).toHaveLength(3);
  });

  test('has the hundred newest members, and the user who looks beside them; so do a list of members and one channel', async () => {
    const crowd = Array.from({ length: 101 }, (_, n) => `u${n}`);
    await api.users(...crowd.slice(0, 100));
    await api.users('u100');
    await create('a', ...crowd.slice(0, 100));
    const body = { add_members: [{ user_id: 'u100' }] };
    await api.call(updateChannel, { params: at('a'), body });
    const [state] = await query({ user_id: 'u0' });
    expect([state?.members.length, state?.members[0]?.user_id]).toEqual([100, 'u100']);
    expect(state?.members.map(({ user_id }) => user_id)).not.toContain('u0');
    expect([state?.membership?.user_id, state?.read?.length]).toEqual(['u0', 101]);
    const payload = { ...at('a'), filter_conditions: {} };
    const { members } = await api.call(queryMembers, { query: { payload } });
    const one = await api.call(getOrCreateChannel, { params: at('a'), body: {} });
    for (const list of [members, one.members])
      expect([list.length, list[0]?.user_id]).toEqual([100, expect.stringMatching(/^u\d+$/)]);
  });

  test('says that it is hidden, to whom it is', async () => {
    await create('a', 'ada', 'bob');
    await api.call(hideChannel, { params: at('a'), body: { user_id: 'bob' } });
    const [hidden] = await query({ user_id: 'bob', filter_conditions: { hidden: true } });
    expect(hidden).toMatchObject({ hidden: true, channel: { hidden: true } });
    expect((await query({ user_id: 'ada' }))[0]).not.toHaveProperty('hidden');
    expect(await ids({ user_id: 'ada', filter_conditions: { hidden: true } })).toEqual([]);
  });

  test('without state has empty lists and nothing of anybody’s own', async () => {
    await create('a', 'ada');
    await send('a', 'x', { pinned: true });
    const [state] = await query({ state: false, user_id: 'ada' });
    expect(Object.keys(state ?? {}).toSorted()).toEqual([
      'channel',
      'members',
      'messages',
      'pinned_messages',
      'threads',
    ]);
    expect([state?.messages, state?.pinned_messages, state?.members]).toEqual([[], [], []]);
  });

  test('says its role with every message of a member', async () => {
    await create('a', 'ada');
    await send('a', 'x');
    expect((await query())[0]?.messages[0]?.member?.channel_role).toBe('channel_member');
  });
});

describe('a list of channels', () => {
  test('has ten unless asked for more, disabled ones too, and deleted ones never', async () => {
    for (let n = 0; n < 12; n += 1) await create(`c${n}`);
    expect(await ids()).toHaveLength(10);
    expect(await ids({ limit: 30 })).toHaveLength(12);
    await api.call(updateChannelPartial, { params: at('c1'), body: { set: { disabled: true } } });
    await api.call(deleteChannel, { params: at('c2') });
    const both = { id: { $in: ['c1', 'c2'] } };
    expect(await ids({ filter_conditions: both })).toEqual(['c1']);
  });

  test('is of what one user has muted, pinned or archived, and of what not', async () => {
    for (const id of ['a', 'b']) await create(id, 'ada');
    await api.call(muteChannel, { body: { user_id: 'ada', channel_cids: ['team:a'] } });
    await api.call(updateMemberPartial, {
      params: at('a'),
      query: { user_id: 'ada' },
      body: { set: { pinned: true, archived: true } },
    });
    for (const field of ['muted', 'pinned', 'archived']) {
      const found = (value: boolean) => ids({ user_id: 'ada', filter_conditions: { [field]: value } });
      expect([field, await found(true), await found(false)]).toEqual([field, ['a'], ['b']]);
    }
    const mine = { joined: true, channel_role: 'channel_member' };
    expect(await ids({ user_id: 'ada', filter_conditions: mine })).toHaveLength(2);
    expect(await ids({ user_id: 'bob', filter_conditions: mine })).toEqual([]);
  });

  test('is in every order that it can have', async () => {
    await create('a', 'ada');
    await create('b', 'ada', 'bob', 'cyd');
    await create('c', 'ada', 'bob');
    await send('c', 'first', { user_id: 'bob' });
    await send('a', 'one', { user_id: 'bob' });
    await send('a', 'two', { user_id: 'bob' });
    await api.call(markRead, { params: at('c'), body: { user_id: 'ada' } });
    await api.call(updateChannelPartial, { params: at('b'), body: { set: { rank: 7 } } });
    await api.call(updateChannelPartial, { params: at('c'), body: { set: { rank: 30 } } });
    await api.call(updateMemberPartial, {
      params: at('b'),
      query: { user_id: 'ada' },
      body: { set: { pinned: true } },
    });
    const first = async (field: string, direction: number, type?: string) =>
      (await ids({ user_id: 'ada', sort: [{ field, direction, ...(type !== undefined && { type }) }] }))[0];
    expect(await first('created_at', 1)).toBe('a');
    expect(await first('created_at', -1)).toBe('c');
    expect(await first('last_message_at', -1)).toBe('a');
    expect(await first('last_updated', -1)).toBe('a');
    expect(await first('updated_at', -1)).toBe('c');
    expect(await first('member_count', -1)).toBe('b');
    expect(await first('unread_count', -1)).toBe('a');
    expect(await first('has_unread', -1)).toBe('a');
    expect(await first('pinned_at', -1)).toBe('b');
    expect(await first('rank', -1, 'number')).toBe('c');
    expect(await ids({ user_id: 'ada', sort: [] })).toEqual(['a', 'c', 'b']);
  });

  test('has its ten and its 25 also where a limit is 0, as where there is none', async () => {
    for (let n = 0; n < 11; n += 1) await create(`c${n}`);
    for (let n = 0; n < 26; n += 1) await send('c0', String(n));
    const [state, ...others] = await query({ limit: 0, message_limit: 0 });
    expect([state?.messages.length, others.length]).toEqual([25, 9]);
  });

  test('is there whatever it is sorted by, in some order or refused', async () => {
    await create('a', 'ada');
    for (const field of ['members', 'no_such_field', 'config.replies', 'frozen', 'own_capabilities'])
      expect([field, await ids({ sort: [{ field, direction: -1 }] })]).toEqual([field, ['a']]);
    for (const sort of [[{ field: '' }], [{}], [{ field: 'rank', type: 'date' }]]) {
      const reply = await api.raw('POST', '/api/v2/chat/channels', { body: { sort } });
      expect([reply.status, reply.body.code], reply.text).toEqual([400, 4]);
    }
  });

  test('goes with a predefined filter only when one was used', async () => {
    await create('a');
    expect(await api.call(queryChannels, { body: {} })).not.toHaveProperty('predefined_filter');
  });
});
