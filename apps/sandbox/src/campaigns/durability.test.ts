import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startProcess } from '../test/process.ts';
import type { Running } from '../test/process.ts';
import { miscounts } from '../test/recount.ts';
import { isObject } from '../values.ts';

const RECIPIENTS = 3000;

let folder: string;
let data: string;
let running: Running | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-campaigns-'));
  data = join(folder, 'data.sqlite');
});
afterEach(async () => {
  await running?.kill();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<Running> {
  const started = await startProcess(data);
  running = started;
  return started;
}

async function campaign(sandbox: Running, id: string): Promise<{ status: unknown; sent: number }> {
  const body: unknown = JSON.parse((await sandbox.call('GET', `/api/v2/chat/campaigns/${id}`)).text);
  const found = isObject(body) && isObject(body['campaign']) ? body['campaign'] : {};
  const stats = isObject(found['stats']) ? found['stats'] : {};
  return { status: found['status'], sent: Number(stats['stats_messages_sent']) };
}

async function sentAtLeast(sandbox: Running, id: string, count: number): Promise<void> {
  while ((await campaign(sandbox, id)).sent < count) await wait(5);
}

async function crowd(sandbox: Running, size: number): Promise<string[]> {
  const ids = Array.from({ length: size }, (_, n) => `u${n}`);
  for (let from = 0; from < size; from += 100) {
    const users = Object.fromEntries(ids.slice(from, from + 100).map((id) => [id, { id, name: id }]));
    await sandbox.call('POST', '/api/v2/users', { users });
  }
  return ids;
}

test(
  'killed twice on the way, a campaign goes on where it was: everybody has it, nobody twice',
  { timeout: 120_000, retry: 0 },
  async () => {
    let sandbox = await start();
    const ids = await crowd(sandbox, RECIPIENTS);
    await sandbox.call('POST', '/api/v2/users', { users: { ada: { id: 'ada' } } });
    const body = {
      id: 'news',
      sender_id: 'ada',
      message_template: { text: 'Hello {{ receiver.name }}' },
      create_channels: true,
      channel_template: { type: 'messaging', id: '{{ receiver.id }}' },
      user_ids: ids,
    };
    expect((await sandbox.call('POST', '/api/v2/chat/campaigns', body)).status).toBe(201);
    expect((await sandbox.call('POST', '/api/v2/chat/campaigns/news/start', {})).status).toBe(201);
    for (const share of [0.1, 0.5]) {
      await sentAtLeast(sandbox, 'news', RECIPIENTS * share);
      await sandbox.kill();
      // Whenever it is killed, what is counted is what there is.
      expect(miscounts(data)).toEqual([]);
      sandbox = await start();
      expect((await campaign(sandbox, 'news')).status).toBe('in_progress');
    }
    await sentAtLeast(sandbox, 'news', RECIPIENTS);
    while ((await campaign(sandbox, 'news')).status !== 'completed') await wait(5);
    const read = await sandbox.call('POST', '/api/v2/chat/channels/messaging/u7/read', { user_id: 'u7' });
    expect(read.status).toBe(201);
    await sandbox.kill();
    expect(miscounts(data)).toEqual([]);
  },
);

test(
  'a scheduled campaign whose moment passes while nothing runs is sent at the next start',
  { timeout: 30_000, retry: 0 },
  async () => {
    const first = await start();
    await crowd(first, 3);
    const body = {
      id: 'news',
      sender_id: 'u0',
      message_template: { text: 'Hello' },
      create_channels: true,
      channel_template: { type: 'messaging' },
      user_ids: ['u1', 'u2'],
    };
    await first.call('POST', '/api/v2/chat/campaigns', body);
    const soon = { scheduled_for: new Date(Date.now() + 500).toISOString() };
    expect((await first.call('POST', '/api/v2/chat/campaigns/news/start', soon)).status).toBe(201);
    await first.kill();
    await wait(600);
    const second = await start();
    while ((await campaign(second, 'news')).status !== 'completed') await wait(5);
    await second.kill();
    expect(miscounts(data)).toEqual([]);
  },
);
