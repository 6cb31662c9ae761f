import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { search } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

const START = 1_700_000_000_000_000;
const EACH = 7000;
const LONG = 40_000;

const channelOf = (id: string, messages: number, updatedAt: number): string => `
  insert into channels (cid, type, id, created_by_id, created_at, updated_at, message_count, last_message_at)
    values ('team:${id}', 'team', '${id}', 'ada', ${START}, ${updatedAt}, ${messages}, ${updatedAt});
  insert into messages (id, cid, user_id, text, created_at, updated_at)
    with recursive n (i) as (values (0) union all select i + 1 from n where i < ${messages - 1})
    select '${id}-' || i, 'team:${id}', 'ada', iif(i = 0, 'seldom', 'text'), ${START} + i, ${START} + i from n;`;

let api: TestApi;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-reach-'));
  const data = join(folder, 'data.sqlite');
  const first = await startApi({ data });
  await first.users('ada');
  await first.close();
  const db = openDatabase(data);
  // From the one that was updated last.
  const ids = ['a', 'b', 'c', 'd', 'e'];
  db.transaction(() => {
    ids.forEach((id, index) => db.script(channelOf(id, EACH, START + 100_000 - index)));
    db.script(channelOf('long', LONG, START));
  });
  db.close();
  api = await startApi({ data });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const find = (payload: object) =>
  api.call(search, { query: { payload: { filter_conditions: { type: 'team' }, limit: 1, ...payload } } });
const plain = (count: number): object => ({
  $or: Array.from({ length: count }, () => ({ user_id: 'nobody' })),
});

test('a filter without words looks into so many of the channels that were updated last, and says into which', async () => {
  const { results_warning: warning } = await find({ message_filter_conditions: { user_id: 'ada' } });
  expect(warning?.channel_search_cids).toEqual(['team:a', 'team:b', 'team:c']);
  expect(warning).toMatchObject({ warning_code: 1, channel_search_count: 3 });
  expect(warning?.warning_description).toContain('only the 3 that were updated last');
});

test.each([
  ['more conditions', { message_filter_conditions: plain(40) }, 1],
  [
    'a common word that not every match has',
    { message_filter_conditions: { $or: [{ text: { $q: 'text' } }, { text: { $q: 'seldom' } }] } },
    1,
  ],
  [
    'what does not have a common word',
    { message_filter_conditions: { $nor: [{ text: { $q: 'text' } }] } },
    1,
  ],
  [
    'an order by five fields of custom data',
    {
      message_filter_conditions: { user_id: 'ada' },
      sort: ['a', 'b', 'c', 'd', 'e'].map((field) => ({ field })),
    },
    2,
  ],
])('with %s it looks into fewer', async (_, payload, channels) => {
  expect((await find(payload)).results_warning?.channel_search_count).toBe(channels);
});

test('a channel that is too long for it is refused', async () => {
  const payload = {
    filter_conditions: { cid: 'team:long' },
    message_filter_conditions: { user_id: 'ada' },
  };
  expect(await refusal(find(payload))).toEqual([400, 4]);
});

test.each([
  ['words', { query: 'text' }],
  ['words among other things', { message_filter_conditions: { text: { $q: 'text' }, user_id: 'ada' } }],
  [
    'either of two rare words',
    { message_filter_conditions: { $or: [{ text: { $q: 'x' } }, { text: { $q: 'seldom' } }] } },
  ],
  ['ids', { message_filter_conditions: { id: { $in: ['long-1', 'long-2'] } } }],
])('%s are found in all of them', async (_, payload) => {
  const { results, results_warning: warning } = await find(payload);
  expect([results.length, warning]).toEqual([1, undefined]);
});
