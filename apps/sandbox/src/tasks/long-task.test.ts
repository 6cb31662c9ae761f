import { setTimeout as wait } from 'node:timers/promises';
import { channelBatchUpdate, deleteUsers, getTask, queryChannels } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { inputError } from '../errors.ts';
import { insertTask } from '../store/tasks.ts';
import { startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { DataFile } from '../test/data-file.ts';
import { longestTurn } from '../test/longest-turn.ts';
import { miscounts } from '../test/recount.ts';
import { taskEnd } from '../test/tasks.ts';
import { oneByOne } from './one-by-one.ts';
import { defineLongTask } from './task-kinds.ts';

defineLongTask(
  'visit',
  oneByOne((id, _input, _context, within = { left: 3 }) => {
    if (id === 'nobody') throw inputError('nobody is there');
    const left = Number(within['left']) - 1;
    return left > 0 ? { left } : undefined;
  }),
);

let file: DataFile;
beforeEach(() => {
  file = new DataFile();
});
afterEach(() => file.remove());

const CHANNELS = 3000;
const manyChannels = `insert into channels (cid, type, id, created_by_id, created_at, updated_at)
  with recursive n (i) as (values (1) union all select i + 1 from n where i < ${CHANNELS})
  select 'team:c' || i, 'team', 'c' || i, 'ada', 1700000000000000 + i, 1700000000000000 + i from n`;
const batch = {
  operation: 'addMembers' as const,
  filter: { types: { $in: ['team'] } },
  members: [{ user_id: 'ada' }, { user_id: 'bob' }],
};

test('a task takes its things one by one, each in as many steps as it needs, and tells of each', async () => {
  const db = openDatabase(file.path);
  const input = JSON.stringify({ ids: ['ada', 'nobody', 'bob'] });
  insertTask(db, { id: 't1', kind: 'visit', input, created_at: 1_700_000_000_000_000 });
  db.close();
  const api = await startApi({ data: file.path });
  const { result } = await taskEnd(api, 't1');
  expect(result).toEqual({
    ada: { status: 'ok' },
    nobody: { status: 'error', error: 'nobody is there' },
    bob: { status: 'ok' },
  });
  await api.close();
});

// Some 20 ms where the code is warm.
const BEARABLE_MS = 100;

test('a batch over thousands of channels blocks nobody', async () => {
  let api: TestApi = await startApi({ data: file.path });
  await api.users('ada', 'bob');
  await api.close();
  file.prepare(manyChannels);
  api = await startApi({ data: file.path });
  const { task_id: id } = await api.call(channelBatchUpdate, { body: batch });
  const seen = new Set<string>();
  const block = await longestTurn(async () => {
    for (;;) {
      const { status } = await api.call(getTask, { params: { id: id ?? '' } });
      seen.add(status);
      if (status === 'completed') return;
      await wait(2);
    }
  });
  expect([...seen]).toContain('running');
  expect(block).toBeLessThan(BEARABLE_MS);
  expect((await taskEnd(api, id)).result).toMatchObject({ success_channels_count: CHANNELS });
  await api.close();
});

/** How many channels the task in the data file has behind it. */
const doneOf = (): number => {
  const [task] = file.rows<{ progress: string | null }>('select progress from tasks');
  return Number(/"done":(\d+)/.exec(task?.progress ?? '')?.[1] ?? 0);
};

test(
  'after kill -9 a batch goes on where it was, and does nothing twice',
  { timeout: 60_000, retry: 0 },
  async () => {
    const first = await file.start();
    await first.call('POST', '/api/v2/users', { users: { ada: { id: 'ada' }, bob: { id: 'bob' } } });
    await first.kill();
    file.prepare(manyChannels);
    const second = await file.start();
    // A queue gets nothing, and what it would have got is counted below.
    const hook = {
      id: 'q',
      hook_type: 'sqs',
      enabled: true,
      sqs_queue_url: 'https://q.example',
      event_types: ['member.added'],
    };
    await second.call('PATCH', '/api/v2/app', { event_hooks: [hook] });
    const begun = await second.call('PUT', '/api/v2/chat/channels/batch', batch);
    const id = /"task_id":"([^"]+)"/.exec(begun.text)?.[1] ?? '';
    while (doneOf() === 0) await wait(5);
    await second.kill();
    const done = doneOf();
    expect(done).toBeLessThan(CHANNELS);

    const third = await file.start();
    for (;;) {
      const { text } = await third.call('GET', `/api/v2/tasks/${id}`);
      if (text.includes('"completed"')) break;
      await wait(20);
    }
    await third.kill();
    const counts = file.rows<{ times: number; channels: number }>(
      `select times, count(*) as channels from (select json_extract(body, '$.cid') as cid, count(*) as times
       from events where type = 'member.added' group by cid) group by times`,
    );
    expect(counts).toEqual([{ times: 2, channels: CHANNELS }]);
    expect(miscounts(file.path)).toEqual([]);
  },
);

test('a user with thousands of messages is deleted in shares, whichever way', async () => {
  let api = await startApi({ data: file.path });
  const users = ['ada', 'bob', 'cyd', 'dee'];
  await api.users(...users);
  await api.close();
  file.prepare(`insert into channels (cid, type, id, created_by_id, created_at, updated_at, message_count)
      values ('team:a', 'team', 'a', 'dee', 1700000000000000, 1700000000000000, 4000);
    insert into messages (id, cid, user_id, text, parent_id, created_at, updated_at)
      with recursive n (i) as (values (0) union all select i + 1 from n where i < 3999)
      select 'm' || i, 'team:a', case i % 4 when 0 then 'ada' when 1 then 'bob' when 2 then 'cyd' else 'dee' end,
        'text ' || i, null, 1700000000000000 + i, 1700000000000000 + i from n`);
  api = await startApi({ data: file.path });
  const ways = [
    ['ada', { messages: 'soft' }],
    ['bob', { messages: 'pruning' }],
    ['cyd', { user: 'hard', messages: 'hard', conversations: 'hard' }],
  ] as const;
  const block = await longestTurn(async () => {
    for (const [id, how] of ways) {
      const begun = await api.call(deleteUsers, { body: { user_ids: [id], ...how } });
      expect((await taskEnd(api, begun.task_id)).result).toEqual({ [id]: { status: 'ok' } });
    }
  });
  expect(block).toBeLessThan(BEARABLE_MS);
  const { channels } = await api.call(queryChannels, { body: {} });
  expect(channels[0]?.channel?.message_count).toBe(3000);
  await api.close();
  expect(
    file.rows(`select user_id, count(*) as messages, count(deleted_at) as deleted, sum(text <> '') as texts
      from messages group by user_id order by user_id`),
  ).toEqual([
    { user_id: 'ada', messages: 1000, deleted: 1000, texts: 1000 },
    { user_id: 'bob', messages: 1000, deleted: 1000, texts: 0 },
    { user_id: 'dee', messages: 1000, deleted: 0, texts: 1000 },
  ]);
});
