import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnswerOf, BodyOf } from '@backchannel/chat-api';
import {
  deleteRetentionPolicy,
  getMessage,
  getOrCreateChannel,
  getRetentionPolicy,
  getRetentionPolicyRuns,
  queryChannels,
  setRetentionPolicy,
  updateChannelPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { insertMessage } from '../../store/messages.ts';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { miscounts } from '../../test/recount.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MIDNIGHT = Date.parse('2030-03-01T00:00:00Z');
let talk: Conversation;
let folder: string;
let data: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'retention-'));
  data = join(folder, 'world.db');
  talk = await startConversation({ data });
  await at(MIDNIGHT);
});
afterEach(async () => {
  await talk.api.close();
  rmSync(folder, { recursive: true });
});

const at = (millis: number) => talk.clock(new Date(millis).toISOString());
const set = (policy: 'old-messages' | 'inactive-channels', hours: number) =>
  talk.api.call(setRetentionPolicy, { body: { policy, max_age_hours: hours } });
const runs = async (
  body: BodyOf<typeof getRetentionPolicyRuns> = {},
): Promise<AnswerOf<typeof getRetentionPolicyRuns>> => talk.api.call(getRetentionPolicyRuns, { body });
const isThere = async (id: string): Promise<boolean> => {
  const gone = await refusal(talk.api.call(getMessage, { params: { id } })).catch(() => undefined);
  return gone === undefined;
};

test('a policy is set, changed, told and ended; an unknown one cannot be ended', async () => {
  expect((await talk.api.call(getRetentionPolicy, {})).policies).toEqual([]);
  expect(await runs()).toMatchObject({ runs: [] });
  const { policy } = await set('old-messages', 48);
  expect(policy).toMatchObject({ app_pk: 1, policy: 'old-messages', config: { max_age_hours: 48 } });
  expect(Number(policy.enabled_at) / 1e6).toBeCloseTo(MIDNIGHT, -4);
  await set('old-messages', 72);
  expect((await talk.api.call(getRetentionPolicy, {})).policies.map(({ config }) => config)).toEqual([
    { max_age_hours: 72 },
  ]);
  await talk.api.call(deleteRetentionPolicy, { body: { policy: 'old-messages' } });
  expect((await talk.api.call(getRetentionPolicy, {})).policies).toEqual([]);
  const again = talk.api.call(deleteRetentionPolicy, { body: { policy: 'old-messages' } });
  expect(await refusal(again)).toEqual([404, 16]);
});

test('ages outside 24 to 43,800 hours and unknown policies are refused', async () => {
  const raw = async (body: object) =>
    (await talk.api.raw('POST', '/api/v2/chat/retention_policy', { body })).status;
  expect(await raw({ policy: 'old-messages', max_age_hours: 23 })).toBe(400);
  expect(await raw({ policy: 'old-messages', max_age_hours: 43_801 })).toBe(400);
  expect(await raw({ policy: 'old-users', max_age_hours: 24 })).toBe(400);
  expect(await raw({ policy: 'old-messages' })).toBe(400);
});

test('old messages go for good, daily, after a day of grace, with their threads; runs tell how many', async () => {
  const old = await talk.send('old');
  const reply = await talk.send('reply', { parent_id: old.id, user_id: 'bob' });
  await set('old-messages', 24);
  await at(MIDNIGHT + 20 * HOUR_MS);
  const young = await talk.send('young');
  await at(MIDNIGHT + DAY_MS + HOUR_MS);
  expect(await isThere(old.id)).toBe(true);
  expect((await runs()).runs).toEqual([]);
  await at(MIDNIGHT + 2 * DAY_MS + HOUR_MS);
  expect([await isThere(old.id), await isThere(reply.id), await isThere(young.id)]).toEqual([
    false,
    false,
    false,
  ]);
  await at(MIDNIGHT + 4 * DAY_MS + HOUR_MS);
  expect((await runs()).runs).toEqual([
    { app_pk: 1, policy: 'old-messages', date: '2030-03-05', stats: { messages_deleted: 0 } },
    { app_pk: 1, policy: 'old-messages', date: '2030-03-04', stats: { messages_deleted: 0 } },
    { app_pk: 1, policy: 'old-messages', date: '2030-03-03', stats: { messages_deleted: 3 } },
  ]);
  expect((await talk.state()).channel?.message_count).toBe(0);
});

test('a change of a policy begins a new day of grace', async () => {
  const { id } = await talk.send('old');
  await set('old-messages', 24);
  await at(MIDNIGHT + 1.9 * DAY_MS);
  await set('old-messages', 25);
  await at(MIDNIGHT + 2.9 * DAY_MS);
  expect(await isThere(id)).toBe(true);
  await at(MIDNIGHT + 3 * DAY_MS);
  expect(await isThere(id)).toBe(false);
});

test('inactive channels go for good: by their creation, change and last message, whichever is latest', async () => {
  const make = (id: string) =>
    talk.api.call(getOrCreateChannel, {
      params: { type: 'team', id },
      body: { data: { created_by_id: 'ada' } },
    });
  await make('quiet');
  await make('changed');
  await talk.send('here');
  await set('inactive-channels', 72);
  await at(MIDNIGHT + 2.5 * DAY_MS);
  await talk.send('still here');
  await make('fresh');
  const changed = { type: 'team', id: 'changed' };
  await talk.api.call(updateChannelPartial, { params: changed, body: { set: { mood: 'calm' } } });
  await at(MIDNIGHT + 4 * DAY_MS + HOUR_MS);
  const { channels } = await talk.api.call(queryChannels, { body: { filter_conditions: { type: 'team' } } });
  expect(new Set(channels.map(({ channel }) => channel?.id))).toEqual(new Set(['a', 'fresh', 'changed']));
  expect((await runs()).runs[0]).toMatchObject({
    policy: 'inactive-channels',
    stats: { channels_deleted: 1 },
  });
});

test('many messages, long threads and big channels go completely, and every counter agrees', async () => {
  const db = openDatabase(data);
  db.transaction(() => {
    for (let index = 0; index < 1300; index += 1) {
      insertMessage(db, {
        id: `m${index}`,
        cid: 'team:a',
        user_id: index % 2 === 0 ? 'ada' : 'bob',
        parent_id: index > 0 && index < 100 ? 'm0' : null,
        created_at: 1_000_000 + index,
        updated_at: 1_000_000 + index,
      });
    }
    db.run("update channels set message_count = 1300, last_message_at = 1001299 where cid = 'team:a'");
    db.run("update messages set reply_count = 99 where id = 'm0'");
  });
  db.close();
  const { id } = await talk.send('stays');
  await set('old-messages', 2400);
  await at(MIDNIGHT + 2 * DAY_MS);
  const [first, second] = (await runs({ sort: [{ field: 'date', direction: 1 }] })).runs;
  expect([first?.stats, second]).toEqual([{ messages_deleted: 1300 }, undefined]);
  expect(await isThere(id)).toBe(true);
  expect(miscounts(data).filter(({ what }) => !what.startsWith('unread'))).toEqual([]);
});

test('a channel with more messages than fit one go is removed with all of them', async () => {
  const db = openDatabase(data);
  db.transaction(() => {
    for (let index = 0; index < 1300; index += 1) {
      insertMessage(db, {
        id: `m${index}`,
        cid: 'team:a',
        user_id: 'ada',
        created_at: index,
        updated_at: index,
      });
    }
  });
  db.close();
  await set('inactive-channels', 24);
  await at(MIDNIGHT + 3 * DAY_MS);
  expect(await isThere('m0')).toBe(false);
  expect(await isThere('m1299')).toBe(false);
  expect((await runs()).runs.map(({ stats }) => stats.channels_deleted)).toContain(1);
});

test('runs are filtered by policy and by day, sorted by either, and paged', async () => {
  await set('old-messages', 43_800);
  await set('inactive-channels', 43_800);
  await at(MIDNIGHT + 6 * DAY_MS);
  const days = async (filter: Record<string, unknown>) =>
    (await runs({ filter_conditions: filter })).runs.map(({ policy, date }) => `${policy} ${date}`);
  expect(await days({ policy: 'old-messages', date: '2030-03-04T00:00:00Z' })).toEqual([
    'old-messages 2030-03-04',
  ]);
  expect(
    await days({ policy: 'old-messages', date: { $gt: '2030-03-05', $lte: '2030-03-07T12:00:00Z' } }),
  ).toEqual(['old-messages 2030-03-07', 'old-messages 2030-03-06']);
  expect(await days({ date: { $in: ['2030-03-03', '2030-01-01'] } })).toEqual([
    'old-messages 2030-03-03',
    'inactive-channels 2030-03-03',
  ]);
  const first = await runs({ limit: 3, sort: [{ field: 'policy' }] });
  expect(first.runs.map(({ date }) => date)).toEqual(['2030-03-03', '2030-03-04', '2030-03-05']);
  const second = await runs({ limit: 3, sort: [{ field: 'policy' }], next: first.next ?? '' });
  expect(second.runs.map(({ policy, date }) => `${policy} ${date}`)).toEqual([
    'inactive-channels 2030-03-06',
    'inactive-channels 2030-03-07',
    'old-messages 2030-03-03',
  ]);
  expect(await runs({ limit: 3, sort: [{ field: 'policy' }], prev: second.prev ?? '' })).toMatchObject({
    runs: first.runs,
  });
  expect(await refusal(runs({ sort: [{ field: 'stats' }] }))).toEqual([400, 4]);
  expect(await refusal(runs({ sort: [{ field: 'policy' }, { field: 'date' }] }))).toEqual([400, 4]);
  expect(await refusal(runs({ filter_conditions: { stats: 1 } }))).toEqual([400, 4]);
  expect(await refusal(runs({ limit: 101 }))).toEqual([400, 4]);
});

test('users may neither see nor set policies', async () => {
  expect((await talk.as('ada', 'GET', '/api/v2/chat/retention_policy')).status).toBe(403);
  expect((await talk.as('ada', 'POST', '/api/v2/chat/retention_policy/runs', {})).status).toBe(403);
});
