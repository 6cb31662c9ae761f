import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startProcess } from './test/process.ts';
import type { Running } from './test/process.ts';
import { miscounts } from './test/recount.ts';

let folder: string;
let running: Running | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-durability-'));
});
afterEach(async () => {
  await running?.kill();
  rmSync(folder, { recursive: true });
});

/** Starts the sandbox as a process of its own. */
async function start(): Promise<Running> {
  running = await startProcess(join(folder, 'data.sqlite'));
  return running;
}

const channel = '/api/v2/chat/channels/team/a';

test(
  'after kill -9 in the middle of writes every acknowledged message is there, and every counter right',
  { retry: 0 },
  async () => {
    const first = await start();
    await first.call('POST', '/api/v2/users', { users: { ada: { id: 'ada' }, bob: { id: 'bob' } } });
    const members = [{ user_id: 'ada' }, { user_id: 'bob' }];
    await first.call('POST', `${channel}/query`, { data: { created_by_id: 'ada', members } });
    const present = new Map<string, string>();
    const deleted = new Set<string>();
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; ; n += 1) {
        const id = `w${writer}-${n}`;
        const parent = n % 3 === 1 ? { parent_id: `w${writer}-${n - 1}` } : {};
        const message = { id, text: `text of ${id}`, user_id: n % 2 === 0 ? 'ada' : 'bob', ...parent };
        if ((await first.call('POST', `${channel}/message`, { message })).status !== 201) return;
        present.set(id, message.text);
        const reaction = { reaction: { type: 'like', user_id: 'ada' } };
        await first.call('POST', `/api/v2/chat/messages/${id}/reaction`, reaction);
        if (n % 5 !== 4) continue;
        // From here on nobody knows whether it is there, until the deletion is acknowledged.
        present.delete(id);
        await first.call('DELETE', `/api/v2/chat/messages/${id}`);
        deleted.add(id);
      }
    });
    const stopped = Promise.allSettled(writers);
    // However slow the machine is: enough to lose something of.
    while (present.size <= 50 || deleted.size <= 10) await new Promise((resolve) => setTimeout(resolve, 20));
    await first.kill();
    await stopped;

    const second = await start();
    for (const [id, text] of present) {
      const reply = await second.call('GET', `/api/v2/chat/messages/${id}`);
      expect([reply.status, reply.text.includes(`"text":"${text}"`)]).toEqual([200, true]);
    }
    for (const id of deleted) {
      expect((await second.call('GET', `/api/v2/chat/messages/${id}`)).text).toContain('"type":"deleted"');
    }
    expect(miscounts(join(folder, 'data.sqlite'))).toEqual([]);
  },
);
