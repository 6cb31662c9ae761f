import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startProcess } from '../test/process.ts';
import type { Running } from '../test/process.ts';
import { startReceiver } from '../test/receiver.ts';
import type { Received, Receiver } from '../test/receiver.ts';

const ROUNDS = 3;
/** Messages of a round, at the least. */
const ENOUGH = 20;
const CHANNELS = ['a', 'b', 'c'];

let folder: string;
let receiver: Receiver;
let running: Running;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-hooks-'));
  receiver = await startReceiver();
  // A receiver that takes its time, so that there always is something under way.
  receiver.answer((response) => {
    setTimeout(() => response.end(), 3);
  });
});
afterEach(async () => {
  await running.kill();
  await receiver.close();
  rmSync(folder, { recursive: true });
});

const start = async (): Promise<Running> => {
  running = await startProcess(join(folder, 'data.sqlite'));
  return running;
};

/** Sends to every channel until the process is gone, which is when enough is acknowledged; notes what was. */
async function talk(sandbox: Running, round: number, acknowledged: Set<string>): Promise<void> {
  const writers = CHANNELS.map(async (id) => {
    for (let n = 0; ; n += 1) {
      const message = { id: `${id}-${round}-${String(n).padStart(5, '0')}`, text: 'x', user_id: 'ada' };
      const reply = await sandbox.call('POST', `/api/v2/chat/channels/team/${id}/message`, { message });
      if (reply.status !== 201) throw new Error(reply.text);
      acknowledged.add(message.id);
    }
  });
  const ended = Promise.allSettled(writers);
  const enough = acknowledged.size + ENOUGH;
  while (acknowledged.size < enough) await wait(5);
  await sandbox.kill();
  await ended;
}

test(
  'a process that is killed begins no attempts anew: of what fails there are three, whoever makes them',
  { retry: 0 },
  async () => {
    receiver.answer((response) => {
      response.statusCode = 503;
      response.end();
    });
    let sandbox = await start();
    const hook = { id: 'h', hook_type: 'webhook', enabled: true, webhook_url: receiver.url };
    await sandbox.call('PATCH', '/api/v2/app', { event_hooks: [hook] });
    await sandbox.call('POST', '/api/v2/users', { users: { ada: { id: 'ada' } } });
    const delivery = async (): Promise<{ status?: string; attempts?: unknown[] }> => {
      const log = await fetch(`${sandbox.url}/__sandbox/deliveries`);
      return ((await log.json()) as { deliveries: object[] }).deliveries[0] ?? {};
    };
    const tried = async (): Promise<number> => (await delivery()).attempts?.length ?? 0;
    for (let kills = 1; kills <= 4; kills += 1) {
      await expect.poll(tried, { interval: 2, timeout: 20_000 }).toBeGreaterThanOrEqual(Math.min(kills, 3));
      await sandbox.kill();
      sandbox = await start();
    }
    expect(await delivery()).toMatchObject({ status: 'failed', attempts: [{}, {}, {}] });
    expect(receiver.received.map(({ headers }) => headers['x-webhook-attempt'])).toEqual(['1', '2', '3']);
  },
);

const messageOf = ({ event }: Received): string => String(event['message_id']);

test(
  'whenever the process is killed, every event arrives, in order, and repeats under its own id',
  { retry: 0 },
  async () => {
    let sandbox = await start();
    await sandbox.call('POST', '/api/v2/users', { users: { ada: { id: 'ada' } } });
    for (const id of CHANNELS)
      await sandbox.call('POST', `/api/v2/chat/channels/team/${id}/query`, {
        data: { created_by_id: 'ada' },
      });
    const hook = {
      id: 'h',
      hook_type: 'webhook',
      enabled: true,
      webhook_url: receiver.url,
      event_types: ['message.new'],
    };
    await sandbox.call('PATCH', '/api/v2/app', { event_hooks: [hook] });
    const acknowledged = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      await talk(sandbox, round, acknowledged);
      sandbox = await start();
    }
    while (
      (await (await fetch(`${sandbox.url}/__sandbox/deliveries?status=waiting`)).text()).includes('"id"')
    )
      await wait(20);

    expect(acknowledged.size).toBeGreaterThanOrEqual(ROUNDS * ENOUGH);
    const ids = new Map<string, unknown>();
    const order = new Map<string, string[]>();
    for (const got of receiver.received) {
      const id = messageOf(got);
      const webhookId = got.headers['x-webhook-id'];
      if (ids.has(id)) expect(webhookId).toBe(ids.get(id));
      else order.set(String(got.event['cid']), [...(order.get(String(got.event['cid'])) ?? []), id]);
      ids.set(id, webhookId);
    }
    expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([]);
    for (const messages of order.values())
      expect(messages).toEqual(messages.toSorted((a, b) => a.localeCompare(b)));
  },
);
