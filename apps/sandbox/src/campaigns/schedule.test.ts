// Takes its time: left out of `npm run verify`.
import {
  createSegment,
  deleteCampaign,
  startCampaign,
  stopCampaign,
  updateCampaign,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { campaignEnd, campaignMessages, campaignNow, draft } from '../test/campaigns.ts';
import { refusal } from '../test/conversation.ts';
import { hookTo, settled, startReceiver } from '../test/receiver.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  await api.users('ada', 'bob', 'cyd');
});
afterEach(() => api.close());

const clock = async (now: string): Promise<void> => {
  await fetch(`${api.sandbox.url}/__sandbox/clock`, { method: 'PUT', body: JSON.stringify({ now }) });
};
const start = (id: string, body: { scheduled_for?: string; stop_at?: string } = {}) =>
  api.call(startCampaign, { params: { id }, body });
const creating = { create_channels: true, channel_template: { type: 'messaging' } };

async function crowd(size: number): Promise<string[]> {
  const ids = Array.from({ length: size }, (_, n) => `u${n}`);
  for (let from = 0; from < size; from += 100) await api.users(...ids.slice(from, from + 100));
  return ids;
}

test('a scheduled campaign is sent when its moment comes, dated then, and not before', async () => {
  await clock('2030-01-01T00:00:00Z');
  const { id } = await draft(api, { ...creating, user_ids: ['bob'] });
  await start(id, { scheduled_for: '2030-01-02T08:00:00Z', stop_at: '2030-01-03T00:00:00Z' });
  await clock('2030-01-02T07:59:00Z');
  expect(await campaignNow(api, id)).toMatchObject({ status: 'scheduled', stats: { stats_started_at: 0 } });
  await clock('2030-01-10T00:00:00Z');
  const end = await campaignNow(api, id);
  expect(end).toMatchObject({ status: 'completed', stats: { progress: 1, stats_messages_sent: 1 } });
  const [message] = await campaignMessages(api, 'bob', id);
  const moment = Date.parse('2030-01-02T08:00:00Z') * 1e6;
  for (const at of [end.stats.stats_started_at, end.stats.stats_completed_at, message?.created_at ?? 0]) {
    expect(at).toBeGreaterThanOrEqual(moment);
    expect(at).toBeLessThan(moment + 60e9);
  }
});

test('campaigns go out in the order of their moments', async () => {
  const receiver = await startReceiver();
  try {
    await hookTo(api, receiver.url, 'campaign.started', 'campaign.completed');
    await clock('2030-01-01T00:00:00Z');
    for (const [id, hour] of [
      ['late', 9],
      ['early', 7],
      ['middle', 8],
    ] as const) {
      await draft(api, { id, ...creating, user_ids: ['bob'] });
      await start(id, { scheduled_for: `2030-01-01T0${hour}:00:00Z` });
    }
    await clock('2030-01-02T00:00:00Z');
    await settled(api);
    const seen = receiver.received.map(({ event }) => [event.type, (event['campaign'] as { id: string }).id]);
    expect(seen).toEqual(
      ['early', 'middle', 'late'].flatMap((id) => [
        ['campaign.started', id],
        ['campaign.completed', id],
      ]),
    );
  } finally {
    await receiver.close();
  }
});

test('a campaign under way can be neither changed, deleted nor started; stopped before it began it can be changed', async () => {
  const change = (id: string, user_ids: string[]) =>
    api.call(updateCampaign, {
      params: { id },
      body: { sender_id: 'ada', message_template: { text: 'Anew' }, user_ids },
    });
  const { id } = await draft(api, { ...creating, user_ids: await crowd(5000) });
  await start(id);
  for (const call of [
    () => change(id, ['bob']),
    () => api.call(deleteCampaign, { params: { id } }),
    () => start(id),
  ])
    expect(await refusal(call())).toEqual([400, 4]);
  expect((await campaignNow(api, id)).status).toBe('in_progress');
  await api.call(stopCampaign, { params: { id }, body: {} });
  const other = await draft(api, { user_ids: ['bob'] });
  await start(other.id, { scheduled_for: new Date(Date.now() + 3_600_000).toISOString() });
  await api.call(stopCampaign, { params: { id: other.id }, body: {} });
  expect(await change(other.id, ['cyd'])).toMatchObject({ status: 'stopped', user_ids: ['cyd'] });
});

test('a campaign that is stopped before its moment is sent to nobody', async () => {
  await clock('2030-01-01T00:00:00Z');
  const { id } = await draft(api, { ...creating, user_ids: ['bob'] });
  await start(id, { scheduled_for: '2030-01-02T00:00:00Z' });
  await api.call(stopCampaign, { params: { id }, body: {} });
  await clock('2030-01-03T00:00:00Z');
  expect(await campaignNow(api, id)).toMatchObject({ status: 'stopped', stats: { stats_messages_sent: 0 } });
  expect(await campaignMessages(api, 'bob', id)).toEqual([]);
});

test('a campaign under way is stopped by hand: who has it keeps it, nobody else gets it, and it stays so', async () => {
  const { id } = await draft(api, { ...creating, user_ids: await crowd(1500) });
  await start(id);
  while ((await campaignNow(api, id)).stats.stats_messages_sent === 0);
  const stopped = await api.call(stopCampaign, { params: { id }, body: {} });
  const { stats } = stopped;
  expect(stopped.status).toBe('stopped');
  expect([stats.stats_messages_sent > 0, stats.stats_messages_sent < 1500]).toEqual([true, true]);
  expect(stats.progress).toBe(stats.stats_messages_sent / 1500);
  await clock(new Date(Date.now() + 60_000).toISOString());
  expect((await campaignNow(api, id)).stats).toEqual(stats);
  expect(await refusal(start(id))).toEqual([400, 4]);
});

test('a campaign that is not through at stop_at is stopped then', async () => {
  const { id } = await draft(api, { ...creating, user_ids: await crowd(2000) });
  await start(id, { stop_at: new Date(Date.now() + 100).toISOString() });
  const end = await campaignEnd(api, id);
  expect(end).toMatchObject({ status: 'stopped', stats: { stats_completed_at: 0 } });
  expect([end.stats.progress > 0, end.stats.progress < 1]).toEqual([true, true]);
});

test('thousands get it while others are served all the time', async () => {
  const ids = await crowd(3000);
  await api.call(createSegment, { body: { type: 'user', id: 'crowd', filter: { id: { $gte: 'u' } } } });
  const { id } = await draft(api, { ...creating, segment_ids: ['crowd'] });
  await start(id);
  // How far it was whenever somebody was served: in one piece it would be 0 and 1. How long a piece takes is measured
  // by `npm run bench -- long`.
  const seen = new Set<number>();
  let now = await campaignNow(api, id);
  for (; now.status === 'in_progress'; now = await campaignNow(api, id)) seen.add(now.stats.progress);
  expect(seen.size).toBeGreaterThan(5);
  expect(now.stats).toMatchObject({
    progress: 1,
    stats_channels_created: ids.length,
    stats_messages_sent: ids.length,
    stats_users_sent: ids.length,
  });
  for (const user of ['u0', 'u1499', 'u2999']) {
    const messages = await campaignMessages(api, user, id);
    expect(messages.map(({ text }) => text)).toEqual(['Hello']);
  }
});
