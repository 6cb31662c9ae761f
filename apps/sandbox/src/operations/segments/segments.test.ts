import {
  addSegmentTargets,
  createCampaign,
  createSegment,
  deleteSegment,
  deleteSegmentTargets,
  deleteUsers,
  getCampaign,
  getOrCreateChannel,
  getSegment,
  querySegments,
  querySegmentTargets,
  segmentTargetExists,
  startCampaign,
  stopCampaign,
  updateSegment,
} from '@backchannel/chat-api/operations';
import type { BodyOf } from '@backchannel/chat-api';
import type { SegmentResponse } from '@backchannel/chat-api/types';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signToken, startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd');
});
afterEach(() => api.close());

const create = async (body: BodyOf<typeof createSegment>): Promise<SegmentResponse> => {
  const { segment } = await api.call(createSegment, { body });
  if (!segment) throw new Error('no segment in the answer');
  return segment;
};
const get = async (id: string) => (await api.call(getSegment, { params: { id } })).segment;
const add = (id: string, ...target_ids: string[]) =>
  api.call(addSegmentTargets, { params: { id }, body: { target_ids } });
const targets = (id: string, body: object = {}) => api.call(querySegmentTargets, { params: { id }, body });
const ids = async (id: string, body: object = {}) =>
  (await targets(id, body)).targets.map((target) => target.target_id);
const channel = (id: string, ...members: string[]) =>
  api.call(getOrCreateChannel, {
    params: { type: 'messaging', id },
    body: { data: { created_by_id: 'ada', members: members.map((user_id) => ({ user_id })) } },
  });

async function sizeOf(id: string, expected: number): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    if ((await get(id))?.size === expected) return;
    await wait(5);
  }
  expect((await get(id))?.size).toBe(expected);
}

test('a segment keeps its given id and is whole in the answer; unset moments are zero', async () => {
  const segment = await create({ type: 'user', id: 'vip', name: 'Very important', description: 'people' });
  expect(segment).toEqual({
    id: 'vip',
    type: 'user',
    name: 'Very important',
    description: 'people',
    filter: {},
    all_users: false,
    all_sender_channels: false,
    size: 0,
    created_at: segment.created_at,
    updated_at: segment.created_at,
    deleted_at: 0,
  });
  expect(await get('vip')).toEqual(segment);
  expect(await refusal(create({ type: 'user', id: 'vip' }))).toEqual([400, 4]);
  expect((await create({ type: 'channel' })).id).toMatch(/^[\da-f-]{36}$/);
});

test('a segment finds its targets in one way, which fits its type', async () => {
  const filter = { role: 'user' };
  for (const body of [
    { type: 'user', filter, all_users: true },
    { type: 'channel', filter: { type: 'team' }, all_sender_channels: true },
    { type: 'channel', all_users: true },
    { type: 'user', all_sender_channels: true },
    { type: 'user', filter: {} },
    { type: 'user', filter: { role: { $near: 'user' } } },
    { type: 'channel', filter: { joined: true } },
    { type: 'user', name: 'n'.repeat(129) },
    { type: 'user', description: 'd'.repeat(257) },
    { type: 'crowd' },
    {},
  ]) {
    const reply = await api.raw('POST', '/api/v2/chat/segments', { body });
    expect([reply.status, reply.body.code], JSON.stringify(body)).toEqual([400, 4]);
  }
  await create({ type: 'user', name: 'n'.repeat(128), description: 'd'.repeat(256) });
});

test('what a filter finds, and all users, are counted in the background; the channels of a sender never', async () => {
  await channel('a', 'ada');
  await channel('b', 'ada', 'bob');
  const byFilter = await create({ type: 'user', filter: { id: { $in: ['ada', 'bob', 'nobody'] } } });
  const allUsers = await create({ type: 'user', all_users: true });
  const channels = await create({ type: 'channel', filter: { members: { $in: ['bob'] } } });
  const ofSender = await create({ type: 'channel', all_sender_channels: true });
  expect([byFilter, allUsers, channels, ofSender].map(({ size }) => size)).toEqual([0, 0, 0, 0]);
  await sizeOf(byFilter.id, 2);
  await sizeOf(allUsers.id, 3);
  await sizeOf(channels.id, 1);
  expect((await get(ofSender.id))?.size).toBe(0);
});

test('deleted users are in no segment', async () => {
  await api.call(deleteUsers, { body: { user_ids: ['cyd'], user: 'soft' } });
  await sizeOf((await create({ type: 'user', all_users: true })).id, 2);
});

test('another filter is counted anew, and a segment of another kind takes none', async () => {
  const { id } = await create({ type: 'user', filter: { id: 'ada' }, name: 'one', description: 'two' });
  await sizeOf(id, 1);
  const { segment } = await api.call(updateSegment, {
    params: { id },
    body: { filter: { id: { $in: ['ada', 'bob'] } }, name: 'both' },
  });
  expect(segment).toMatchObject({
    name: 'both',
    description: 'two',
    filter: { id: { $in: ['ada', 'bob'] } },
  });
  expect(segment.updated_at).toBeGreaterThan(segment.created_at);
  await api.call(updateSegment, { params: { id }, body: { description: 'three' } });
  expect(await get(id)).toMatchObject({ name: 'both', description: 'three' });
  await sizeOf(id, 2);
  await create({ type: 'user', all_users: true, id: 'all' });
  await create({ type: 'user', id: 'named' });
  await add('named', 'ada');
  for (const other of ['all', 'named']) {
    const filter = { id: 'ada' };
    expect(await refusal(api.call(updateSegment, { params: { id: other }, body: { filter } }))).toEqual([
      400, 4,
    ]);
  }
  expect(await refusal(api.call(updateSegment, { params: { id }, body: { filter: {} } }))).toEqual([400, 4]);
  expect(await refusal(api.call(updateSegment, { params: { id: 'no' }, body: {} }))).toEqual([404, 16]);
});

test('targets are counted at once; adding again and removing what is not there change nothing', async () => {
  const { id } = await create({ type: 'user' });
  // Nobody needs to exist.
  await add(id, 'ada', 'bob', 'bob', 'somebody-else');
  await add(id, 'ada');
  expect((await get(id))?.size).toBe(3);
  await api.call(deleteSegmentTargets, { params: { id }, body: { target_ids: ['bob', 'nobody'] } });
  expect((await get(id))?.size).toBe(2);
  const reply = await api.raw('POST', `/api/v2/chat/segments/${id}/addtargets`, {
    body: { target_ids: ['x'] },
  });
  expect([reply.status, Object.keys(reply.body)]).toEqual([201, ['duration']]);
  for (const [path, body] of [
    ['addtargets', { target_ids: [] }],
    ['addtargets', {}],
    ['addtargets', { target_ids: Array.from({ length: 10_001 }, (_, n) => `u${n}`) }],
    ['deletetargets', { target_ids: [] }],
    ['deletetargets', { target_ids: Array.from({ length: 101 }, (_, n) => `u${n}`) }],
  ] as const) {
    const refused = await api.raw('POST', `/api/v2/chat/segments/${id}/${path}`, { body });
    expect([refused.status, refused.body.code]).toEqual([400, 4]);
  }
});

test('ten thousand targets are added in one call', async () => {
  const { id } = await create({ type: 'user' });
  await add(id, ...Array.from({ length: 10_000 }, (_, n) => `u${n}`));
  expect((await get(id))?.size).toBe(10_000);
  expect(await ids(id, { limit: 10_000 })).toHaveLength(10_000);
});

test('only segments without a way of their own take targets, channels only cids', async () => {
  await create({ type: 'user', all_users: true, id: 'all' });
  await create({ type: 'channel', all_sender_channels: true, id: 'own' });
  await create({ type: 'channel', id: 'channels' });
  expect(await refusal(add('all', 'ada'))).toEqual([400, 4]);
  expect(await refusal(add('own', 'messaging:a'))).toEqual([400, 4]);
  expect(await refusal(add('channels', 'no-cid'))).toEqual([400, 4]);
  expect(await refusal(add('none', 'ada'))).toEqual([404, 16]);
  await add('channels', 'messaging:a');
  expect(await ids('channels')).toEqual(['messaging:a']);
});

test('whether a target is there is told by the status alone', async () => {
  const { id } = await create({ type: 'channel' });
  await add(id, 'messaging:a');
  const exists = (target: string) => api.raw('GET', `/api/v2/chat/segments/${id}/target/${target}`);
  for (const form of ['messaging:a', 'messaging%3Aa']) {
    const reply = await exists(form);
    expect([reply.status, Object.keys(reply.body)]).toEqual([200, ['duration']]);
  }
  const missing = await exists('messaging:b');
  expect([missing.status, missing.body.code]).toEqual([404, 16]);
  const params = { id: 'none', target_id: 'ada' };
  expect(await refusal(api.call(segmentTargetExists, { params }))).toEqual([404, 16]);
});

test('targets are listed by id, filtered and sorted under both spellings, page by page', async () => {
  const { id } = await create({ type: 'user' });
  await add(id, 'e', 'a', 'c', 'd', 'b');
  const first = await targets(id, { limit: 2 });
  expect(first.targets[0]).toEqual({
    app_pk: 1,
    segment_id: id,
    target_id: 'a',
    created_at: first.targets[0]?.created_at,
  });
  expect(first.targets.map((target) => target.target_id)).toEqual(['a', 'b']);
  expect(first.prev).toBeUndefined();
  const second = await targets(id, { limit: 2, next: first.next });
  expect(second.targets.map((target) => target.target_id)).toEqual(['c', 'd']);
  expect(await ids(id, { limit: 2, next: second.next })).toEqual(['e']);
  expect(await ids(id, { limit: 2, prev: second.prev })).toEqual(['a', 'b']);
  // A cursor goes on where it came from, whatever order is asked for with it.
  expect(
    await ids(id, { limit: 2, next: first.next, sort: [{ field: 'target_id', direction: -1 }] }),
  ).toEqual(['c', 'd']);
  expect(await ids(id, { Filter: { target_id: { $gte: 'b', $lte: 'd' } } })).toEqual(['b', 'c', 'd']);
  expect(await ids(id, { filter: { target_id: { $in: ['e', 'a', 'x'] } } })).toEqual(['a', 'e']);
  expect(await ids(id, { filter: { target_id: 'c' } })).toEqual(['c']);
  for (const name of ['Sort', 'sort']) {
    expect(await ids(id, { [name]: [{ field: 'target_id', direction: -1 }], limit: 2 })).toEqual(['e', 'd']);
  }
  for (const body of [
    { Filter: { target_id: { $gt: 'a' } } },
    { filter: { created_at: '2020-01-01T00:00:00Z' } },
    { sort: 'target_id' },
    { Sort: [{ field: 'size' }] },
    { limit: 10_001 },
    { next: 'nonsense' },
  ]) {
    const reply = await api.raw('POST', `/api/v2/chat/segments/${id}/targets/query`, { body });
    expect([reply.status, reply.body.code], JSON.stringify(body)).toEqual([400, 4]);
  }
});

test('segments are listed newest first, filtered, sorted, page by page; the filter must be there', async () => {
  for (const id of ['one', 'two', 'three']) await create({ type: 'user', id, name: `Segment ${id}` });
  const list = async (body: object) => {
    const reply = await api.call(querySegments, { body: { filter: {}, ...body } });
    return { ids: reply.segments.map(({ id }) => id), next: reply.next, prev: reply.prev };
  };
  const first = await list({ limit: 2 });
  expect([first.ids, first.prev]).toEqual([['three', 'two'], undefined]);
  const second = await list({ limit: 2, next: first.next });
  expect([second.ids, second.next]).toEqual([['one'], undefined]);
  expect((await list({ sort: [{ field: 'name' }] })).ids).toEqual(['one', 'three', 'two']);
  expect((await list({ filter: { name: { $gte: 'Segment t' } } })).ids).toEqual(['three', 'two']);
  for (const body of [
    {},
    { filter: {}, limit: 101 },
    { filter: { size: 1 } },
    { filter: { type: { $gt: 'a' } } },
  ]) {
    const reply = await api.raw('POST', '/api/v2/chat/segments/query', { body });
    expect([reply.status, reply.body.code], JSON.stringify(body)).toEqual([400, 4]);
  }
});

test('a deleted segment is gone, but still seen in its campaigns, which it cannot leave while they are under way', async () => {
  await create({ type: 'user', id: 'crowd' });
  await add('crowd', 'ada', 'bob');
  const campaign = {
    id: 'news',
    sender_id: 'cyd',
    message_template: { text: 'hi' },
    segment_ids: ['crowd'],
  };
  await api.call(createCampaign, { body: campaign });
  const params = { id: 'news' };
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  await api.call(startCampaign, { params, body: { scheduled_for: inAnHour } });
  expect(await refusal(api.call(deleteSegment, { params: { id: 'crowd' } }))).toEqual([400, 4]);
  await api.call(stopCampaign, { params, body: {} });
  const reply = await api.raw('DELETE', '/api/v2/chat/segments/crowd');
  expect([reply.status, Object.keys(reply.body)]).toEqual([200, ['duration']]);
  expect(await refusal(get('crowd'))).toEqual([404, 16]);
  expect(await refusal(api.call(deleteSegment, { params: { id: 'crowd' } }))).toEqual([404, 16]);
  expect((await api.call(querySegments, { body: { filter: {} } })).segments).toEqual([]);
  const seen = (await api.call(getCampaign, { params })).campaign?.segments[0];
  expect(seen).toMatchObject({ id: 'crowd', size: 2 });
  expect(seen?.deleted_at).toBeGreaterThan(0);
  // Its id is free again, without its targets.
  expect((await create({ type: 'user', id: 'crowd' })).size).toBe(0);
});

test('a user cannot do anything with segments', async () => {
  await create({ type: 'user', id: 'vip' });
  const token = signToken({ user_id: 'ada' }, api.sandbox.apiSecret);
  for (const [method, path, body] of [
    ['POST', '', { type: 'user' }],
    ['POST', '/query', { filter: {} }],
    ['GET', '/vip', undefined],
    ['PUT', '/vip', {}],
    ['DELETE', '/vip', undefined],
    ['POST', '/vip/addtargets', { target_ids: ['ada'] }],
    ['POST', '/vip/deletetargets', { target_ids: ['ada'] }],
    ['POST', '/vip/targets/query', {}],
    ['GET', '/vip/target/ada', undefined],
  ] as const) {
    const reply = await api.raw(method, `/api/v2/chat/segments${path}`, { token, body });
    expect([reply.status, reply.body.code], `${method} ${path}`).toEqual([403, 17]);
  }
});
