import type { BodyOf } from '@backchannel/chat-api';
import {
  createBlockList,
  deleteBlockList,
  getBlockList,
  getChannelType,
  listBlockLists,
  updateBlockList,
  updateChannelType,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signToken, startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

const BUILT_IN = 'profanity_en_2020_v1';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

type New = BodyOf<typeof createBlockList>;
const create = (body: Partial<New> = {}) =>
  api.call(createBlockList, { body: { name: 'rude', words: ['Twit', 'nit wit'], ...body } });
const get = async (name: string, team?: string) =>
  (await api.call(getBlockList, { params: { name }, query: { ...(team !== undefined && { team }) } }))
    .blocklist;
const update = async (body: BodyOf<typeof updateBlockList>, name = 'rude') =>
  (await api.call(updateBlockList, { params: { name }, body })).blocklist;
const remove = (name: string) => api.call(deleteBlockList, { params: { name } });
const names = async (query: { team?: string; limit?: number; cursor?: string } = {}) => {
  const { blocklists, next_cursor: next } = await api.call(listBlockLists, { query });
  return { names: blocklists.map(({ name }) => name), next };
};

test('the list of profanity is in every app, and nobody changes it', async () => {
  expect((await names()).names).toEqual([BUILT_IN]);
  const list = await get(BUILT_IN);
  expect(list).toMatchObject({ name: BUILT_IN, type: 'word', is_leet_check_enabled: false });
  expect(list?.words.length).toBeGreaterThan(10);
  expect(await refusal(update({ words: [] }, BUILT_IN))).toEqual([400, 4]);
  expect(await refusal(remove(BUILT_IN))).toEqual([400, 4]);
  expect(await refusal(create({ name: BUILT_IN }))).toEqual([400, 4]);
});

test('words are kept in lower case, each once; a list is of words unless it says otherwise', async () => {
  await api.users('ada');
  const { blocklist } = await create({ words: ['Twit', 'twit', ' nit wit '], user_id: 'ada' });
  expect(blocklist).toMatchObject({ name: 'rude', type: 'word', words: ['twit', 'nit wit'] });
  expect(blocklist).toMatchObject({ owner_user_id: 'ada', is_substring_matching_enabled: false });
  expect(blocklist).not.toHaveProperty('team');
  expect(blocklist?.created_at).toBe(blocklist?.updated_at);
});

test('an update replaces the words and keeps what it leaves out', async () => {
  const { blocklist: before } = await create({ is_leet_check_enabled: true });
  const after = await update({ words: ['oaf'] });
  expect(after).toMatchObject({ words: ['oaf'], is_leet_check_enabled: true, id: before?.id });
  expect(after?.updated_at).toBeGreaterThan(before?.updated_at ?? 0);
  expect(await update({ is_plural_check_enabled: true })).toMatchObject({
    words: ['oaf'],
    is_plural_check_enabled: true,
  });
  expect((await get('rude'))?.words).toEqual(['oaf']);
});

test('lists come by name, page by page, and of one team when it is named', async () => {
  await create({ name: 'a' });
  await create({ name: 'z', team: 'red' });
  const first = await names({ limit: 2 });
  expect(first.names).toEqual(['a', BUILT_IN]);
  expect(await names({ limit: 2, cursor: first.next ?? '' })).toEqual({ names: ['z'], next: undefined });
  expect((await names({ team: 'red' })).names).toEqual([BUILT_IN, 'z']);
  expect((await get('z', 'red'))?.team).toBe('red');
  expect(await refusal(get('z'))).toEqual([404, 16]);
  expect(await refusal(names({ cursor: 'nonsense' }))).toEqual([400, 4]);
});

test('a list that is deleted is deleted from channel types as well', async () => {
  await create();
  const required = { automod: 'disabled', automod_behavior: 'flag', max_message_length: 5000 } as const;
  const others = [
    { blocklist: 'rude', behavior: 'flag' },
    { blocklist: BUILT_IN, behavior: 'block' },
  ] as const;
  await api.call(updateChannelType, {
    params: { name: 'team' },
    body: { ...required, blocklist: 'rude', blocklists: [...others] },
  });
  await remove('rude');
  const type = await api.call(getChannelType, { params: { name: 'team' } });
  expect(type).not.toHaveProperty('blocklist');
  expect(type.blocklists).toEqual([{ blocklist: BUILT_IN, behavior: 'block' }]);
  expect(await refusal(remove('rude'))).toEqual([404, 16]);
});

test.each<[string, Partial<New>]>([
  ['no name', { name: ' ' }],
  ['a word that is too long', { words: ['x'.repeat(41)] }],
  ['a word that is none', { words: ['ok', ' '] }],
  ['too many words', { words: Array.from({ length: 10_001 }, (_, n) => `w${n}`) }],
  ['another kind of list', { type: 'image' as 'word' }],
  ['a pattern that is none', { type: 'regex', words: ['(a'] }],
  ['a pattern that could run away', { type: 'regex', words: ['(a+)+$'] }],
  ['one that hides it', { type: 'regex', words: ['((a+)b?)*$'] }],
  ['one that looks back', { type: 'regex', words: ['(a)\\1'] }],
])('refuses a list with %s', async (_, body) => {
  expect(await refusal(create(body))).toEqual([400, 4]);
});

test('an app has at most fifteen lists of its own, each of up to 10,000 words of up to 40 characters', async () => {
  const words = Array.from({ length: 10_000 }, (_, number) => String(number).padStart(40, 'x'));
  expect((await create({ words })).blocklist?.words).toHaveLength(10_000);
  for (let number = 1; number < 15; number += 1) await create({ name: `list-${number}` });
  expect(await refusal(create({ name: 'one more' }))).toEqual([400, 4]);
});

test('a user’s own token neither reads nor writes lists', async () => {
  const token = signToken({ user_id: 'ada' }, api.sandbox.apiSecret);
  expect((await api.raw('GET', '/api/v2/blocklists', { token })).status).toBe(403);
});

test('a list of a team is changed and deleted for that team', async () => {
  await create({ team: 'red' });
  expect(await update({ words: ['oaf'], team: 'red' })).toMatchObject({ words: ['oaf'], team: 'red' });
  expect(await refusal(remove('rude'))).toEqual([404, 16]);
  await api.call(deleteBlockList, { params: { name: 'rude' }, query: { team: 'red' } });
  expect((await names({ team: 'red' })).names).toEqual([BUILT_IN]);
});
