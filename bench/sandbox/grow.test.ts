// Takes its time: left out of `npm run verify`.
import { createSandbox } from '@backchannel/sandbox';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { stopAll } from '../process/stops.ts';
import { tempFolder } from '../process/temp-folder.ts';
import { askOf } from './ask.ts';
import { growChannels } from './grow.ts';
import { makeWorld } from './make-world.ts';

afterAll(stopAll);

test(
  'a world is grown to a number of channels, which the sandbox then finds',
  { timeout: 60_000 },
  async () => {
    const file = `${tempFolder()}/world.db`;
    await makeWorld(file);
    const before = countIn(file, 'channels');
    const members = countIn(file, 'members');
    expect(growChannels(file, before * 2)).toBe(before * 2);
    expect(countIn(file, 'members')).toBe(members * 2);

    const sandbox = await createSandbox({ data: file });
    try {
      const ask = askOf(sandbox);
      const { answer } = await ask({
        name: 'all',
        filter: {},
        sort: [{ field: 'created_at', direction: 1 }],
      });
      const copies = answer.channels.filter(({ channel }) => channel?.id.endsWith('-copy-1') === true);
      expect(copies.length).toBeGreaterThan(0);
      expect(copies.every(({ channel }) => channel?.cid === `${channel?.type}:${channel?.id}`)).toBe(true);
    } finally {
      await sandbox.close();
    }
  },
);

function countIn(file: string, table: 'channels' | 'members'): number {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(db.prepare(`select count(*) as n from ${table}`).get()?.['n']);
  } finally {
    db.close();
  }
}
