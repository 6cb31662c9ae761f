import { setTimeout as wait } from 'node:timers/promises';
import {
  createCampaign,
  createSegment,
  deleteCampaign,
  getCampaign,
  queryCampaigns,
  querySegmentTargets,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { refusal } from '../test/conversation.ts';
import { DataFile, numbers } from '../test/data-file.ts';
import { longestTurn } from '../test/longest-turn.ts';
import { miscounts } from '../test/recount.ts';

const MANY = 100_000;
const READERS = 1000;
// Some 15 ms where the code is warm.
const BEARABLE_MS = 100;

let file: DataFile;
beforeEach(async () => {
  file = new DataFile();
  const api = await startApi({ data: file.path });
  await api.users('ada');
  await api.close();
  file.prepare(`
    insert into segments (id, type, size, created_at, updated_at, deleted_at) values ('s', 'user', ${MANY}, 1, 1, 2);
    insert into segment_targets (segment_id, target_id, created_at) ${numbers(MANY)} select 's', 'u' || i, 1 from n;
    insert into campaigns (id, sender_id, message_template, status, recipients, users_read, created_at, updated_at)
      values ('c', 'ada', '{"text":"old"}', 'stopped', ${MANY}, ${READERS}, 1, 1),
        ('other', 'ada', '{"text":"kept"}', 'stopped', 1, 0, 1, 1);
    insert into campaign_segments (campaign_id, segment_id, position) values ('c', 's', 0);
    insert into campaign_recipients (campaign_id, kind, target_id) ${numbers(MANY)} select 'c', 'user', 'u' || i from n;
    insert into campaign_recipients (campaign_id, kind, target_id) values ('other', 'user', 'u1');
    insert into campaign_readers (campaign_id, cid, user_id) ${numbers(READERS)} select 'c', 'team:a', 'u' || i from n;
    update campaigns set users_read = ${READERS} where id = 'c';`);
});
afterEach(() => file.remove());

const settled = async (): Promise<void> => {
  while (file.rows("select 1 from tasks where status in ('waiting', 'pending', 'running')").length > 0)
    await wait(10);
};
const left = () =>
  file.rows(`select (select count(*) from campaign_recipients where campaign_id = 'c') as recipients,
    (select count(*) from campaign_readers) as readers, (select count(*) from campaigns where id = 'c') as campaigns,
    (select count(*) from campaign_segments where campaign_id = 'c') as segments`);
const nothing = [{ recipients: 0, readers: 0, campaigns: 0, segments: 0 }];

const ids = async (api: TestApi): Promise<(string | undefined)[]> =>
  (await api.call(queryCampaigns, { body: {} })).campaigns?.map(({ id }) => id) ?? [];
const gone = (api: TestApi) => refusal(api.call(getCampaign, { params: { id: 'c' } }));

test('a deleted campaign is gone at once, and its many recipients go without holding anybody up', async () => {
  const api = await startApi({ data: file.path });
  const longest = await longestTurn(async () => {
    await api.call(deleteCampaign, { params: { id: 'c' } });
    expect(await gone(api)).toEqual([404, 16]);
    expect(await ids(api)).toEqual(['other']);
    expect(await refusal(api.call(deleteCampaign, { params: { id: 'c' } }))).toEqual([404, 16]);
    await settled();
  });
  expect(longest).toBeLessThan(BEARABLE_MS);
  await api.close();
  expect(left()).toEqual(nothing);
  expect(file.rows("select count(*) as kept from campaign_recipients where campaign_id = 'other'")).toEqual([
    { kept: 1 },
  ]);
});

test('another campaign can have its id before all of it has gone, and gets nothing of it', async () => {
  const api = await startApi({ data: file.path });
  await api.call(deleteCampaign, { params: { id: 'c' } });
  const body = { id: 'c', sender_id: 'ada', message_template: { text: 'new' }, user_ids: ['ada'] };
  const [first, second] = await Promise.allSettled([
    api.call(createCampaign, { body }),
    api.call(createCampaign, { body }),
  ]);
  // Of two at once, one comes too late.
  expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  await settled();
  const { campaign } = await api.call(getCampaign, { params: { id: 'c' } });
  expect([
    campaign?.message_template?.text,
    campaign?.segment_ids,
    campaign?.stats?.stats_users_read,
  ]).toEqual(['new', [], 0]);
  await api.close();
  expect(left()).toEqual([{ recipients: 0, readers: 0, campaigns: 1, segments: 0 }]);
});

test('a removal that is ended by kill -9 goes on, and its campaign stays gone', { retry: 0 }, async () => {
  const first = await file.start();
  await first.call('DELETE', '/api/v2/chat/campaigns/c');
  await first.kill();
  expect(left()).not.toEqual(nothing);
  expect(miscounts(file.path)).toEqual([]);
  const second = await file.start();
  await settled();
  await second.kill();
  expect(left()).toEqual(nothing);
});

test('a segment in the place of a deleted one with many targets has none of them, and holds nobody up', async () => {
  const api = await startApi({ data: file.path });
  const longest = await longestTurn(async () => {
    const { segment } = await api.call(createSegment, { body: { id: 's', type: 'channel' } });
    expect([segment?.type, segment?.size]).toEqual(['channel', 0]);
  });
  expect(longest).toBeLessThan(BEARABLE_MS);
  expect((await api.call(querySegmentTargets, { params: { id: 's' }, body: {} })).targets).toEqual([]);
  await api.close();
  expect(file.rows('select count(*) as targets from segment_targets')).toEqual([{ targets: 0 }]);
});
