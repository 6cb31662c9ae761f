// Takes its time: left out of `npm run verify`.
import {
  createCampaign,
  createSegment,
  deleteCampaign,
  deleteUsers,
  getCampaign,
  queryCampaigns,
  startCampaign,
  stopCampaign,
  updateCampaign,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signToken, startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { campaignEnd, campaignNow, draft, run } from '../../test/campaigns.ts';
import { refusal } from '../../test/conversation.ts';
import { taskEnd } from '../../test/tasks.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd', 'dan');
});
afterEach(() => api.close());

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const start = (id: string, body: { scheduled_for?: string; stop_at?: string } = {}) =>
  api.call(startCampaign, { params: { id }, body });
const stop = (id: string) => api.call(stopCampaign, { params: { id }, body: {} });
const update = (id: string, body: object = {}) =>
  api.call(updateCampaign, {
    params: { id },
    body: { sender_id: 'ada', message_template: { text: 'Hello' }, ...body },
  });

test('a new campaign is a draft, with everything that was said and everybody it is for', async () => {
  await api.call(createSegment, { body: { type: 'user', id: 'vip' } });
  const body = {
    id: 'news',
    name: 'News',
    description: 'of today',
    sender_id: 'ada',
    sender_mode: 'include' as const,
    sender_visibility: 'hidden' as const,
    message_template: { text: 'Hello {{ receiver.name }}', custom: { a: 1 } },
    channel_template: { type: 'messaging', id: '{{receiver.id}}-{{sender.id}}' },
    create_channels: true,
    show_channels: true,
    skip_push: true,
    skip_webhook: true,
    user_ids: ['bob', 'cyd', 'bob'],
  };
  const reply = await api.raw('POST', '/api/v2/chat/campaigns', { body });
  expect([reply.status, Object.keys(reply.body).sort()]).toEqual([201, ['campaign', 'duration', 'users']]);
  const { campaign, users } = await api.call(getCampaign, { params: { id: 'news' } });
  expect(campaign).toMatchObject({
    ...body,
    user_ids: ['bob', 'cyd'],
    users: [{ id: 'bob' }, { id: 'cyd' }],
    status: 'draft',
    sender: { id: 'ada' },
    segment_ids: [],
    segments: [],
    stats: {
      progress: 0,
      stats_channels_created: 0,
      stats_messages_sent: 0,
      stats_users_sent: 0,
      stats_users_read: 0,
      stats_started_at: 0,
      stats_completed_at: 0,
    },
  });
  expect([campaign?.scheduled_for, campaign?.stop_at, users]).toEqual([undefined, undefined, {}]);
  const other = await draft(api, { segment_ids: ['vip', 'vip'] });
  expect(other).toMatchObject({
    segment_ids: ['vip'],
    segments: [{ id: 'vip', type: 'user' }],
    user_ids: [],
  });
  expect(other).toMatchObject({ name: '', description: '', sender_mode: '', sender_visibility: '' });
});

test('a campaign that cannot work is refused', async () => {
  await api.call(createSegment, { body: { type: 'user', id: 'vip' } });
  await draft(api, { id: 'taken' });
  const valid = { sender_id: 'ada', message_template: { text: 'hi' } };
  for (const [change, code] of [
    [{ id: 'taken' }, 4],
    [{ sender_id: 'nobody' }, 4],
    [{ sender_id: '' }, 4],
    [{ sender_id: undefined }, 4],
    [{ message_template: undefined }, 4],
    [{ message_template: {} }, 4],
    [{ message_template: { text: '' } }, 4],
    [{ message_template: { text: 'hi', custom: { big: 'x'.repeat(6000) } } }, 4],
    [{ message_template: { text: 'hi', attachments: [{ text: 'x'.repeat(6000) }] } }, 4],
    [{ message_template: { text: 'hi', poll_id: 'none' } }, 16],
    [{ user_ids: ['bob'], segment_ids: ['vip'] }, 4],
    [{ user_ids: ['bob', 'nobody'] }, 4],
    [{ user_ids: Array.from({ length: 10_001 }, (_, n) => `u${n}`) }, 4],
    [{ segment_ids: ['unknown'] }, 4],
    [{ segment_ids: Array.from({ length: 26 }, (_, n) => `s${n}`) }, 4],
    [{ create_channels: true }, 4],
    [{ channel_template: {} }, 4],
    [{ channel_template: { type: 'messaging', members: ['nobody'] } }, 4],
    [{ channel_template: { type: 'messaging', members_template: [{ user_id: 'nobody' }] } }, 4],
    [{ channel_template: { type: 'unheard-of' } }, 16],
    [{ sender_mode: 'maybe' }, 4],
    [{ sender_visibility: 'gone' }, 4],
  ] as const) {
    const body = { ...valid, ...change };
    const reply = await api.raw('POST', '/api/v2/chat/campaigns', { body });
    expect([reply.status, reply.body.code], JSON.stringify(change)).toEqual([code === 16 ? 404 : 400, code]);
  }
});

test('an update replaces the whole and answers the bare campaign', async () => {
  const { id } = await draft(api, { name: 'News', description: 'old', user_ids: ['bob'] });
  const reply = await api.raw('PUT', `/api/v2/chat/campaigns/${id}`, {
    body: { sender_id: 'cyd', message_template: { text: 'New' }, user_ids: ['dan'] },
  });
  expect([reply.status, reply.body['id'], reply.body['campaign']]).toEqual([201, id, undefined]);
  expect(reply.body).toMatchObject({ name: '', description: '', sender_id: 'cyd', status: 'draft' });
  expect(await campaignNow(api, id)).toMatchObject({
    message_template: { text: 'New' },
    sender: { id: 'cyd' },
    user_ids: ['dan'],
    users: [{ id: 'dan' }],
  });
  const whole = {
    name: 'More news',
    description: 'of tomorrow',
    sender_mode: 'exclude',
    sender_visibility: 'archived',
    channel_template: { type: 'messaging' },
    create_channels: true,
    show_channels: true,
    skip_push: true,
    skip_webhook: true,
    user_ids: ['bob'],
  };
  expect(await update(id, whole)).toMatchObject(whole);
  await api.call(createSegment, { body: { type: 'user', id: 'vip' } });
  expect(await update(id, { segment_ids: ['vip'] })).toMatchObject({
    segment_ids: ['vip'],
    user_ids: [],
    name: '',
  });
  expect(await refusal(update(id, { sender_id: 'nobody' }))).toEqual([400, 4]);
  expect(await refusal(update(id, { id: 'other' }))).toEqual([400, 4]);
  expect(await refusal(update('none'))).toEqual([404, 16]);
});

test('what is not there is 404/16', async () => {
  for (const call of [
    () => api.call(getCampaign, { params: { id: 'none' } }),
    () => api.call(deleteCampaign, { params: { id: 'none' } }),
    () => start('none'),
    () => stop('none'),
  ]) {
    expect(await refusal(call())).toEqual([404, 16]);
  }
});

test('without a moment a campaign is in progress at once, and completed when everybody has it', async () => {
  const { id } = await draft(api, { user_ids: ['bob'] });
  const { campaign, users } = await start(id);
  expect(campaign).toMatchObject({ status: 'in_progress', stats: { progress: 0, stats_completed_at: 0 } });
  expect([campaign?.users.map((user) => user.id), users]).toEqual([['bob'], {}]);
  expect(campaign?.stats.stats_started_at).toBeGreaterThan(0);
  const end = await campaignEnd(api, id);
  expect(end).toMatchObject({ status: 'completed', stats: { progress: 1 } });
  expect(end.stats.stats_completed_at).toBeGreaterThan(end.stats.stats_started_at);
});

test('with a moment it is scheduled, can be scheduled anew, changed, and stopped', async () => {
  const { id } = await draft(api, { user_ids: ['bob'] });
  const first = await start(id, { scheduled_for: inHours(1), stop_at: inHours(2) });
  expect(first.campaign).toMatchObject({ status: 'scheduled' });
  expect(first.campaign?.scheduled_for).toBeLessThan(first.campaign?.stop_at ?? 0);
  const second = await start(id, { scheduled_for: inHours(3) });
  expect(second.campaign?.scheduled_for).toBeGreaterThan(first.campaign?.scheduled_for ?? 0);
  expect(second.campaign?.stop_at).toBeUndefined();
  expect(await update(id, { user_ids: ['cyd'] })).toMatchObject({ status: 'scheduled', user_ids: ['cyd'] });
  // It would have nobody to go to.
  expect(await refusal(update(id))).toEqual([400, 4]);
  const stopped = await api.raw('POST', `/api/v2/chat/campaigns/${id}/stop`, { body: {} });
  expect([stopped.status, stopped.body['status'], stopped.body['campaign']]).toEqual([
    201,
    'stopped',
    undefined,
  ]);
  // The campaign is all of the answer.
  expect([stopped.body.duration, await update(id, { user_ids: ['cyd'] })]).toEqual([
    undefined,
    expect.not.objectContaining({ duration: expect.anything() }),
  ]);
  // Nobody has got it, so that it can still be sent.
  await start(id);
  expect(await campaignEnd(api, id)).toMatchObject({ status: 'completed' });
});

test('of a recipient who is deleted for good nothing is known but the id', async () => {
  const { id } = await draft(api, { user_ids: ['bob', 'cyd'] });
  const all = 'hard' as const;
  const body = { user_ids: ['bob'], user: all, messages: all, conversations: all };
  await taskEnd(api, (await api.call(deleteUsers, { body })).task_id);
  const { campaign } = await api.call(getCampaign, { params: { id } });
  // The description wants the first two, and when the user was deleted is optional.
  expect(campaign?.users).toMatchObject([{ id: 'bob', created_at: 0, updated_at: 0 }, { id: 'cyd' }]);
  expect(campaign?.users[0]).not.toHaveProperty('deleted_at');
});

test('moments are in the future, and the end comes after the beginning', async () => {
  const { id } = await draft(api, { user_ids: ['bob'] });
  for (const body of [
    { scheduled_for: inHours(-1) },
    { stop_at: inHours(-1) },
    { scheduled_for: inHours(2), stop_at: inHours(1) },
    { scheduled_for: inHours(2), stop_at: inHours(-1) },
  ]) {
    expect(await refusal(start(id, body)), JSON.stringify(body)).toEqual([400, 4]);
  }
  const wrong = await api.raw('POST', `/api/v2/chat/campaigns/${id}/start`, {
    body: { scheduled_for: 'soon' },
  });
  expect([wrong.status, wrong.body.code]).toEqual([400, 4]);
  expect(await campaignNow(api, id)).toMatchObject({ status: 'draft' });
});

test('a campaign is sent once: completed, it can be neither started, stopped, updated nor deleted', async () => {
  const { id } = await run(api, { user_ids: ['bob'] });
  for (const call of [
    () => start(id),
    () => start(id, { scheduled_for: inHours(1) }),
    () => stop(id),
    () => update(id, { user_ids: ['cyd'] }),
    () => api.call(deleteCampaign, { params: { id } }),
  ]) {
    expect(await refusal(call())).toEqual([400, 4]);
  }
});

test('a campaign that is for nobody cannot be started, and a draft cannot be stopped', async () => {
  const { id } = await draft(api, {});
  expect(await refusal(start(id))).toEqual([400, 4]);
  expect(await refusal(stop(id))).toEqual([400, 4]);
  // A segment may be empty.
  await api.call(createSegment, { body: { type: 'user', id: 'empty' } });
  const end = await run(api, { segment_ids: ['empty'] });
  expect(end).toMatchObject({ status: 'completed', stats: { progress: 1, stats_messages_sent: 0 } });
});

test('drafts, scheduled and stopped campaigns can be deleted, and their ids are free again', async () => {
  await draft(api, { id: 'one', user_ids: ['bob'] });
  await draft(api, { id: 'two', user_ids: ['bob'] });
  await start('two', { scheduled_for: inHours(1) });
  await draft(api, { id: 'three', user_ids: ['bob'] });
  await start('three', { scheduled_for: inHours(1) });
  await stop('three');
  for (const id of ['one', 'two', 'three']) {
    const reply = await api.raw('DELETE', `/api/v2/chat/campaigns/${id}`);
    expect([reply.status, Object.keys(reply.body)]).toEqual([200, ['duration']]);
    expect(await refusal(api.call(getCampaign, { params: { id } }))).toEqual([404, 16]);
    await draft(api, { id });
  }
});

test('the users of a campaign are paged in the order they were given, and so many embedded', async () => {
  const ids = Array.from({ length: 25 }, (_, n) => `u${n}`);
  await api.users(...ids);
  const { id, users } = await draft(api, { user_ids: ids });
  expect(users).toHaveLength(10);
  const page = async (query: object) => {
    const reply = await api.call(getCampaign, { params: { id }, query });
    expect(reply.campaign?.user_ids).toEqual(ids);
    return { ids: reply.campaign?.users.map((user) => user.id), users: reply.users };
  };
  const first = await page({ limit: 20 });
  expect([first.ids, first.users?.prev]).toEqual([ids.slice(0, 20), undefined]);
  const second = await page({ limit: 20, next: first.users?.next });
  expect([second.ids, second.users?.next]).toEqual([ids.slice(20), undefined]);
  expect((await page({ limit: 20, prev: second.users?.prev })).ids).toEqual(ids.slice(0, 20));
  const tenth = await page({});
  expect(tenth.ids).toEqual(ids.slice(0, 10));
  const twentieth = await page({ next: tenth.users?.next });
  const last = await page({ next: twentieth.users?.next });
  expect((await page({ prev: last.users?.prev })).ids).toEqual(ids.slice(10, 20));
  expect(await refusal(page({ limit: 1001 }))).toEqual([400, 4]);
  expect(await refusal(page({ next: 'nonsense' }))).toEqual([400, 4]);
  const { campaigns } = await api.call(queryCampaigns, { body: { filter: { id }, user_limit: 3 } });
  expect(campaigns[0]?.users.map((user) => user.id)).toEqual(ids.slice(0, 3));
  expect(await refusal(api.call(queryCampaigns, { body: { user_limit: 1001 } }))).toEqual([400, 4]);
});

test('the users of a segment are those whom the campaign found in it', async () => {
  await api.call(createSegment, { body: { type: 'user', id: 'b-to-d', filter: { id: { $gte: 'bob' } } } });
  const before = await draft(api, { id: 'news', segment_ids: ['b-to-d'] });
  expect(before.users).toEqual([]);
  await start('news');
  await campaignEnd(api, 'news');
  const { campaign, users } = await api.call(getCampaign, { params: { id: 'news' }, query: { limit: 2 } });
  expect(campaign?.users.map((user) => user.id)).toEqual(['bob', 'cyd']);
  const next = users?.next;
  const rest = await api.call(getCampaign, {
    params: { id: 'news' },
    query: { limit: 2, ...(next !== undefined && { next }) },
  });
  expect(rest.campaign?.users.map((user) => user.id)).toEqual(['dan']);
});

test('campaigns are listed newest first, filtered, sorted, page by page', async () => {
  await api.call(createSegment, { body: { type: 'user', id: 'vip' } });
  await draft(api, { id: 'one', name: 'Z' });
  await draft(api, { id: 'two', name: 'A', sender_id: 'bob', user_ids: ['cyd'] });
  await draft(api, { id: 'three', segment_ids: ['vip'] });
  await start('two', { scheduled_for: inHours(1) });
  const list = async (body: object) => {
    const reply = await api.call(queryCampaigns, { body });
    return { ids: reply.campaigns.map(({ id }) => id), next: reply.next, prev: reply.prev };
  };
  const first = await list({ limit: 2 });
  expect([first.ids, first.prev]).toEqual([['three', 'two'], undefined]);
  const second = await list({ limit: 2, next: first.next });
  expect([second.ids, second.next]).toEqual([['one'], undefined]);
  expect((await list({ limit: 2, prev: second.prev })).ids).toEqual(['three', 'two']);
  const { campaigns } = await api.call(queryCampaigns, { body: {} });
  expect(campaigns).toMatchObject([
    { id: 'three', sender: { id: 'ada' }, segments: [{ id: 'vip' }], users: [] },
    { id: 'two', sender: { id: 'bob' }, segments: [], users: [{ id: 'cyd' }] },
    { id: 'one' },
  ]);
  expect((await list({ filter: { status: 'scheduled' } })).ids).toEqual(['two']);
  expect((await list({ filter: { segments: { $contains: 'vip' } } })).ids).toEqual(['three']);
  expect((await list({ filter: { name: { $exists: false } } })).ids).toEqual(['three']);
  expect((await list({ filter: { sender_id: { $in: ['bob'] } } })).ids).toEqual(['two']);
  expect((await list({ sort: [{ field: 'name', direction: -1 }] })).ids).toEqual(['one', 'two', 'three']);
  for (const body of [
    { limit: 101 },
    { filter: { description: 'x' } },
    { filter: { status: { $contains: 'x' } } },
    { sort: [{ field: 'stats' }] },
    { sort: [{ field: 'name', direction: 0 }] },
    { next: first.next, sort: [{ field: 'name' }] },
  ]) {
    expect(await refusal(list(body)), JSON.stringify(body)).toEqual([400, 4]);
  }
});

test('a user cannot do anything with campaigns', async () => {
  await draft(api, { id: 'news', user_ids: ['bob'] });
  const token = signToken({ user_id: 'ada' }, api.sandbox.apiSecret);
  const body = { sender_id: 'ada', message_template: { text: 'hi' } };
  for (const [method, path, sent] of [
    ['POST', '', body],
    ['POST', '/query', {}],
    ['GET', '/news', undefined],
    ['PUT', '/news', body],
    ['DELETE', '/news', undefined],
    ['POST', '/news/start', {}],
    ['POST', '/news/stop', {}],
  ] as const) {
    const reply = await api.raw(method, `/api/v2/chat/campaigns${path}`, { token, body: sent });
    expect([reply.status, reply.body.code], `${method} ${path}`).toEqual([403, 17]);
  }
});

test('a campaign for ten thousand users is drafted and changed in one call', async () => {
  const ids = Array.from({ length: 10_000 }, (_, n) => `u${n}`);
  for (let from = 0; from < ids.length; from += 100) await api.users(...ids.slice(from, from + 100));
  const { id } = await draft(api, { user_ids: ids });
  await api.call(createCampaign, {
    body: { sender_id: 'ada', message_template: { text: 'hi' }, user_ids: ids },
  });
  expect((await update(id, { user_ids: ids.toReversed() })).user_ids[0]).toBe('u9999');
});
