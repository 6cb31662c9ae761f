import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { deleteChannel, queryChannels, truncateChannel } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { miscounts } from '../../test/recount.ts';

const MESSAGES = 3000;

let folder: string;
let data: string;
let api: TestApi;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-large-'));
  data = join(folder, 'data.sqlite');
  api = await startApi({ data });
  await api.users('ada');
  await api.close();
  const db = openDatabase(data);
  db.script(`insert into channels (cid, type, id, created_by_id, created_at, updated_at, message_count)
      values ('team:a', 'team', 'a', 'ada', 1700000000000000, 1700000000000000, ${MESSAGES});
    insert into messages (id, cid, user_id, text, created_at, updated_at)
      with recursive n (i) as (values (1) union all select i + 1 from n where i < ${MESSAGES})
      select 'm' || i, 'team:a', 'ada', 'text ' || i, 1700000000000000 + i, 1700000000000000 + i from n`);
  db.close();
  api = await startApi({ data });
});
afterEach(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const params = { type: 'team', id: 'a' };
const isThere = async (id: string) => (await api.raw('GET', `/api/v2/chat/messages/${id}`)).status === 200;

test('a channel with much in it vanishes at once and is removed bit by bit', async () => {
  await api.call(deleteChannel, { params, query: { hard_delete: true } });
  expect((await api.call(queryChannels, { body: {} })).channels).toEqual([]);
  expect((await api.raw('GET', '/api/v2/chat/channels/team/a')).status).toBe(404);
  for (;;) {
    const db = openDatabase(data);
    const left = db.get<{ n: number }>('select count(*) as n from channels')?.n;
    db.close();
    if (left === 0) break;
    await wait(20);
  }
  await api.close();
  expect(miscounts(data)).toEqual([]);
  api = await startApi({ data });
});

test('many messages are hidden at once by a truncation and removed bit by bit', async () => {
  await api.call(truncateChannel, {
    params,
    body: { hard_delete: true, message: { text: 'swept', user_id: 'ada' } },
  });
  const { channels } = await api.call(queryChannels, { body: {} });
  expect(channels[0]?.channel?.message_count).toBe(1);
  expect(channels[0]?.messages.map(({ text }) => text)).toEqual(['swept']);
  while (await isThere(`m${MESSAGES}`)) await wait(20);
  await api.close();
  expect(miscounts(data)).toEqual([]);
  api = await startApi({ data });
});
