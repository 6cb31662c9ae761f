import {
  getCampaign,
  queryCampaigns,
  querySegments,
  querySegmentTargets,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../test/api.ts';
import { openDemo, startDemo } from '../../test/demo.ts';
import { campaignChecks } from '../../test/recount.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startDemo();
});
afterAll(() => api.close());

test('there are campaigns in every status, with those whom they are for', async () => {
  const { campaigns } = await api.call(queryCampaigns, { body: { limit: 100, user_limit: 5 } });
  expect(new Set(campaigns.map(({ status }) => status))).toEqual(
    new Set(['draft', 'scheduled', 'in_progress', 'completed', 'stopped']),
  );
  for (const { status, stats, scheduled_for, sender, users } of campaigns) {
    const isSent = stats.stats_started_at > 0;
    expect(sender?.name).toBeDefined();
    expect([stats.stats_messages_sent > 0, users.length === 5]).toEqual([
      isSent,
      isSent || users.length === 5,
    ]);
    expect(scheduled_for !== undefined).toBe(status === 'scheduled');
    if (status === 'completed') expect(stats.progress).toBe(1);
    if (status === 'in_progress') expect([stats.progress > 0, stats.progress < 1]).toEqual([true, true]);
    expect(stats.stats_users_read).toBeLessThanOrEqual(stats.stats_users_sent);
  }
  const { campaign, users } = await api.call(getCampaign, {
    params: { id: 'autumn-offers' },
    query: { limit: 20 },
  });
  expect([campaign?.users.length, users?.next !== undefined]).toEqual([20, true]);
});

test('there are segments of both kinds, and of every way to find their targets', async () => {
  const { segments } = await api.call(querySegments, { body: { filter: {}, limit: 100 } });
  expect(new Set(segments.map(({ type }) => type))).toEqual(new Set(['user', 'channel']));
  for (const { id, size, filter, all_sender_channels: ofSender, all_users: all } of segments) {
    expect(size > 0, id).toBe(!ofSender);
    if (Object.keys(filter).length > 0 || all || ofSender) continue;
    const { targets } = await api.call(querySegmentTargets, { params: { id }, body: { limit: 100 } });
    expect(targets).toHaveLength(size);
  }
});

test('a recount confirms every figure of a campaign and a segment', async () => {
  const db = await openDemo();
  for (const [name, statement] of Object.entries(campaignChecks)) {
    expect(db.all(`select * from (${statement}) where kept is not counted`), name).toEqual([]);
  }
  db.close();
});
