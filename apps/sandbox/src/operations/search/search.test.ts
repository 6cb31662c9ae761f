// Takes its time: left out of `npm run verify`.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnswerOf } from '@backchannel/chat-api';
import {
  deleteMessage,
  getOrCreateChannel,
  search,
  sendMessage,
  truncateChannel,
  updateChannelPartial,
  updateMessagePartial,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { startDemo } from '../../test/demo.ts';
import { openDatabase } from '../../db/open.ts';
import { insertChannel } from '../../store/channels.ts';
import { saveChannelType, findChannelType } from '../../store/channel-types.ts';

let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation();
});
afterAll(() => talk.api.close());

type Payload = Parameters<typeof find>[0];
const here = { cid: { $in: ['team:a', 'team:b'] } };
const find = (payload: {
  query?: string;
  filter_conditions?: Record<string, unknown>;
  message_filter_conditions?: Record<string, unknown>;
  sort?: { field: string; direction?: number; type?: string }[];
  limit?: number;
  offset?: number;
  next?: string;
}): Promise<AnswerOf<typeof search>> =>
  talk.api.call(search, { query: { payload: { filter_conditions: here, ...payload } } });
const texts = ({ results }: AnswerOf<typeof search>): (string | undefined)[] =>
  results.map(({ message }) => message?.text);
const where = async (conditions: Record<string, unknown>) =>
  texts(await find({ message_filter_conditions: conditions, sort: [{ field: 'created_at' }] }));

test('words find the messages that have them all, whatever their case and accents, and no parts of words', async () => {
  await talk.send('The Quick brown fox');
  await talk.send('a café by the quick river');
  expect(new Set(texts(await find({ query: 'quick' })))).toEqual(
    new Set(['The Quick brown fox', 'a café by the quick river']),
  );
  expect(texts(await find({ query: 'CAFE quick' }))).toEqual(['a café by the quick river']);
  expect(texts(await find({ query: 'qui' }))).toEqual([]);
});

test('a hyphenated uuid finds its message', async () => {
  const id = randomUUID();
  await talk.send(`order ${id} is on its way`);
  await talk.send('order 0000 is not');
  expect(texts(await find({ query: id }))).toEqual([`order ${id} is on its way`]);
});

test('what is about the words comes first, and equals by id', async () => {
  await talk.send('melon and a lot of other things that are no fruit at all', { id: 'rel-long' });
  await talk.send('melon melon melon', { id: 'rel-much' });
  await talk.send('melon', { id: 'rel-b' });
  await talk.send('melon', { id: 'rel-a' });
  const { results } = await find({ query: 'melon' });
  expect(results.map(({ message }) => message?.id)).toEqual(['rel-much', 'rel-a', 'rel-b', 'rel-long']);
});

test('words in `query` are those of a filter on the text', async () => {
  for (const id of ['same-b', 'same-a']) await talk.send('papaya', { id });
  const ids = async (payload: Payload) => (await find(payload)).results.map(({ message }) => message?.id);
  const found = await ids({ query: 'papaya' });
  expect(found).toEqual(['same-a', 'same-b']);
  expect(await ids({ message_filter_conditions: { text: { $q: 'papaya' } } })).toEqual(found);
});

test('without words all are equally about them, and come by id', async () => {
  for (const id of ['even-c', 'even-a', 'even-b']) await talk.send(id, { id, custom: { kind: 'even' } });
  const { results } = await find({ message_filter_conditions: { kind: 'even' } });
  expect(results.map(({ message }) => message?.id)).toEqual(['even-a', 'even-b', 'even-c']);
});

test('the order may be by relevance, either way, or by a custom number', async () => {
  await talk.send('lychee and other fruit', { id: 'ly-less', custom: { rank: 9 } });
  await talk.send('lychee lychee', { id: 'ly-more', custom: { rank: 10 } });
  const ids = async (field: string, direction: number, type?: string) => {
    const sort = [{ field, direction, ...(type !== undefined && { type }) }];
    return (await find({ query: 'lychee', sort })).results.map(({ message }) => message?.id);
  };
  expect(await ids('relevance', -1)).toEqual(['ly-more', 'ly-less']);
  expect(await ids('relevance', 1)).toEqual(['ly-less', 'ly-more']);
  expect(await ids('rank', 1, 'number')).toEqual(['ly-less', 'ly-more']);
  expect(await ids('id', 1)).toEqual(['ly-less', 'ly-more']);
});

test('a first page with a sort has a `next` when more remain, and takes further options', async () => {
  for (const n of [1, 2]) await talk.send(`kiwano ${n}`);
  const sort = [{ field: 'created_at', direction: 1 }];
  const page = await find({ query: 'kiwano', sort, limit: 1 });
  expect([texts(page), typeof page.next]).toEqual([['kiwano 1'], 'string']);
  const payload = { filter_conditions: here, query: 'kiwano', message_options: {} };
  const whole = await talk.api.call(search, { query: { payload } });
  expect([whole.results.length, whole.next, whole.previous]).toEqual([2, undefined, undefined]);
});

test('the channel filter has up to a hundred conditions, and must be there', async () => {
  await talk.send('durian');
  const conditions = (count: number) => ({
    $or: [here, ...Array.from({ length: count - 1 }, (_, n) => ({ cid: `team:none${n}` }))],
  });
  expect(texts(await find({ query: 'durian', filter_conditions: conditions(100) }))).toEqual(['durian']);
  expect(await refusal(find({ query: 'durian', filter_conditions: conditions(101) }))).toEqual([400, 4]);
  const bare = encodeURIComponent(JSON.stringify({ query: 'durian' }));
  for (const query of [`?payload=${bare}`, '']) {
    const { status, body } = await talk.api.raw('GET', `/api/v2/chat/search${query}`);
    expect([status, body.code]).toEqual([400, 4]);
  }
});

test('a page has a hundred messages unless fewer are asked for', async () => {
  for (let n = 0; n <= 100; n += 1) await talk.send(`rambutan ${n}`);
  for (const page of [{}, { limit: 0 }, { limit: 100 }]) {
    const { results, next } = await find({ query: 'rambutan', ...page });
    expect([results.length, typeof next]).toEqual([100, 'string']);
  }
  expect((await find({ query: 'rambutan', limit: 2 })).results).toHaveLength(2);
});

test('a found message carries its channel', async () => {
  await talk.send('zebra');
  const [result] = (await find({ query: 'zebra' })).results;
  expect(result?.message).toMatchObject({
    text: 'zebra',
    cid: 'team:a',
    channel: { cid: 'team:a', type: 'team' },
  });
});

test('a changed text is found by its new words only, and a removed one no more', async () => {
  const { id } = await talk.send('walrus');
  await talk.api.call(updateMessagePartial, {
    params: { id },
    body: { set: { text: 'narwhal' }, user_id: 'ada' },
  });
  expect(texts(await find({ query: 'walrus' }))).toEqual([]);
  expect(texts(await find({ query: 'narwhal' }))).toEqual(['narwhal']);
  await talk.api.call(deleteMessage, { params: { id }, query: { hard: true } });
  expect(texts(await find({ query: 'narwhal' }))).toEqual([]);
});

test('system messages, deleted, pending and truncated ones are not found', async () => {
  await talk.send('yak system', { type: 'system' });
  const deleted = await talk.send('yak deleted');
  await talk.api.call(deleteMessage, { params: { id: deleted.id } });
  await talk.send('yak pending', {}, { pending: true });
  expect(texts(await find({ query: 'yak' }))).toEqual([]);
  expect(await where({ type: 'system' })).toEqual([]);
  await talk.api.call(getOrCreateChannel, {
    params: { type: 'team', id: 'b' },
    body: { data: { created_by_id: 'ada' } },
  });
  await talk.api.call(sendMessage, {
    params: { type: 'team', id: 'b' },
    body: { message: { text: 'yak truncated', user_id: 'ada' } },
  });
  expect(texts(await find({ query: 'yak' }))).toEqual(['yak truncated']);
  await talk.api.call(truncateChannel, { params: { type: 'team', id: 'b' }, body: {} });
  expect(texts(await find({ query: 'yak' }))).toEqual([]);
});

test('messages are found by what they are, without words', async () => {
  const parent = await talk.send('parent ibis', { custom: { kind: 'bird', size: 3 } });
  await talk.send('reply ibis', { parent_id: parent.id, user_id: 'bob' });
  await talk.send('picture ibis', { attachments: [{ type: 'image', custom: {} }], mentioned_users: ['cyd'] });
  await talk.send('pinned ibis', { pinned: true });
  const ibis = { text: { $q: 'ibis' } };
  expect(await where({ parent_id: parent.id })).toEqual(['reply ibis']);
  expect(await where({ reply_count: { $gte: 1 } })).toEqual(['parent ibis']);
  expect(await where({ 'user.id': 'bob' })).toEqual(['reply ibis']);
  expect(await where({ user_id: { $in: ['bob'] } })).toEqual(['reply ibis']);
  expect(await where({ attachments: { $exists: true } })).toEqual(['picture ibis']);
  expect(await where({ 'attachments.type': { $in: ['image', 'video'] } })).toEqual(['picture ibis']);
  expect(await where({ 'mentioned_users.id': { $contains: 'cyd' } })).toEqual(['picture ibis']);
  expect(await where({ pinned: true })).toEqual(['pinned ibis']);
  expect(await where({ kind: 'bird', size: { $gt: 2 } })).toEqual(['parent ibis']);
  expect(await where({ ...ibis, type: 'reply' })).toEqual(['reply ibis']);
  expect(await where({ text: { $autocomplete: 'pict' } })).toEqual(['picture ibis']);
  expect(await where({ text: { $any: ['pinned', 'reply'] } })).toEqual(['reply ibis', 'pinned ibis']);
  expect(await where({ $or: [{ text: { $q: 'pinned' } }, { kind: 'bird' }] })).toEqual([
    'parent ibis',
    'pinned ibis',
  ]);
  expect(await where({ $nor: [{ text: { $q: 'pinned' } }], ...ibis })).toEqual([
    'parent ibis',
    'reply ibis',
    'picture ibis',
  ]);
});

test('pages go on with `next` and back with `previous`; the last has no `next`', async () => {
  for (const name of ['a', 'b', 'c']) await talk.send(`heron ${name}`, { custom: { rank: name } });
  const sort = [{ field: 'created_at', direction: -1 }];
  const first = await find({ query: 'heron', sort, limit: 2 });
  expect(texts(first)).toEqual(['heron c', 'heron b']);
  expect(first.previous).toBeUndefined();
  const second = await find({ query: 'heron', sort, limit: 2, next: first.next ?? '' });
  expect(texts(second)).toEqual(['heron a']);
  expect(second.next).toBeUndefined();
  const back = await find({ query: 'heron', sort, limit: 2, next: second.previous ?? '' });
  expect(texts(back)).toEqual(['heron c', 'heron b']);
  const ranked = await find({ query: 'heron', limit: 1 });
  const rest = await find({ query: 'heron', limit: 5, next: ranked.next ?? '' });
  expect(new Set([...texts(ranked), ...texts(rest)])).toEqual(new Set(['heron a', 'heron b', 'heron c']));
  expect(texts(await find({ query: 'heron', offset: 2 }))).toHaveLength(1);
  expect(texts(await find({ query: 'heron', sort: [{ field: 'rank', direction: -1 }] }))).toEqual([
    'heron c',
    'heron b',
    'heron a',
  ]);
});

test.each<[string, Payload]>([
  ['both kinds of conditions', { query: 'x', message_filter_conditions: { type: 'regular' } }],
  ['neither kind', {}],
  ['an empty query', { query: '' }],
  ['an empty channel filter', { query: 'x', filter_conditions: {} }],
  ['an offset with a sort', { query: 'x', offset: 1, sort: [{ field: 'created_at' }] }],
  ['an offset with a cursor', { query: 'x', offset: 1, next: 'abc' }],
  ['a cursor that is none', { query: 'x', next: 'abc' }],
  ['an offset beyond 1,000', { query: 'x', offset: 1001 }],
  ['a limit beyond 100', { query: 'x', limit: 101 }],
  ['a direction of 0', { query: 'x', sort: [{ field: 'created_at', direction: 0 }] }],
  ['an unknown operator', { message_filter_conditions: { text: { $ne: 'x' } } }],
  [
    'more than five searches for words',
    { message_filter_conditions: { $or: Array.from({ length: 6 }, () => ({ text: { $q: 'x' } })) } },
  ],
  [
    'a filter that would keep everybody waiting',
    {
      message_filter_conditions: {
        $or: Array.from({ length: 13 }, (_, n) => ({ 'attachments.type': `kind ${n}` })),
      },
    },
  ],
  ['words by prefix in custom data', { message_filter_conditions: { kind: { $autocomplete: 'x' } } }],
])('%s: 400/4', async (_name, payload) => {
  expect(await refusal(find(payload))).toEqual([400, 4]);
});

test('an offset of 0 goes with a sort', async () => {
  expect(texts(await find({ query: 'zebra', offset: 0, sort: [{ field: 'id' }] }))).toEqual(['zebra']);
});

test('hostile words are only words', async () => {
  for (const query of [
    '"',
    '*',
    'a" OR "b',
    'NEAR(a b)',
    "x'; drop table messages",
    '{text} : qq',
    '^qq',
    '\u0000',
    '-',
  ]) {
    expect(texts(await find({ query }))).toEqual([]);
  }
});

test('a user finds what is in channels they may read, and nothing that was hidden from them', async () => {
  await talk.send('gecko for all');
  await talk.send('gecko for bob', { restricted_visibility: ['bob'], user_id: 'bob' });
  const path = (filter: object) =>
    `/api/v2/chat/search?payload=${encodeURIComponent(JSON.stringify({ filter_conditions: filter, query: 'gecko', sort: null }))}`;
  const found = async (user: string) => {
    const { status, body } = await talk.as(user, 'GET', path({ cid: 'team:a' }));
    expect(status).toBe(200);
    return JSON.stringify(body).match(/gecko for \w+"/g) ?? [];
  };
  expect(new Set(await found('ada'))).toEqual(new Set(['gecko for all"']));
  expect(new Set(await found('bob'))).toEqual(new Set(['gecko for all"', 'gecko for bob"']));
  expect(await found('cyd')).toEqual([]);
  const grants = { channel_member: ['read-restricted-visibility-message'] };
  const { api, params } = talk;
  await api.call(updateChannelPartial, { params, body: { set: { config_overrides: { grants } } } });
  expect(new Set(await found('ada'))).toEqual(new Set(['gecko for all"', 'gecko for bob"']));
  await api.call(updateChannelPartial, { params, body: { set: { config_overrides: {} } } });
  expect(await found('ada')).toEqual(['gecko for all"']);
});

test('of too many channels 500 are searched and a warning says so; where search is off it is refused with 400/19', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  const file = join(folder, 'world.db');
  const other = await startConversation({ data: file });
  await other.send('only one tapir');
  const db = openDatabase(file);
  db.transaction(() => {
    for (let index = 0; index < 510; index += 1) {
      insertChannel(db, {
        type: 'team',
        id: `many-${index}`,
        created_by_id: 'ada',
        created_at: 1000 + index,
      });
    }
    const type = findChannelType(db, 'gaming');
    if (type) saveChannelType(db, { ...type, settings: { ...type.settings, search: false } }, 1);
    insertChannel(db, { type: 'gaming', id: 'g', created_by_id: 'ada', created_at: 1 });
  });
  db.close();
  const answer = await other.api.call(search, {
    query: { payload: { filter_conditions: { type: 'team' }, query: 'tapir' } },
  });
  expect(texts(answer)).toEqual(['only one tapir']);
  expect(answer.results_warning).toMatchObject({ channel_search_count: 500 });
  expect(answer.results_warning?.channel_search_cids).toHaveLength(500);
  const off = other.api.call(search, {
    query: { payload: { filter_conditions: { type: 'gaming' }, query: 'tapir' } },
  });
  expect(await refusal(off)).toEqual([400, 19]);
  await other.api.close();
  rmSync(folder, { recursive: true });
});

test('after a reset nothing of before is found, and what comes after is', async () => {
  const other = await startConversation();
  await other.send('lynx before');
  await fetch(`${other.api.sandbox.url}/__sandbox/reset`, { method: 'POST' });
  await other.api.users('ada');
  const params = { type: 'team', id: 'new' };
  await other.api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
  await other.api.call(sendMessage, { params, body: { message: { text: 'lynx after', user_id: 'ada' } } });
  const payload = { filter_conditions: { type: 'team' }, query: 'lynx' };
  expect(texts(await other.api.call(search, { query: { payload } }))).toEqual(['lynx after']);
  await other.api.close();
});

test('the demo world’s messages are found', async () => {
  const demo = await startDemo();
  const payload = { filter_conditions: { cid: 'messaging:season-crew-nordics' }, query: 'crew', limit: 5 };
  const [result] = (await demo.call(search, { query: { payload } })).results;
  expect(result?.message?.text.toLowerCase()).toContain('crew');
  await demo.close();
});
