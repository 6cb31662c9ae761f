import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Checkpointer } from './checkpointer.ts';
import type { LogState } from './checkpointer.ts';

let folder: string;
let db: DatabaseSync;
let checkpointer: Checkpointer;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const file = join(folder, 'world.db');
  db = new DatabaseSync(file);
  db.exec('pragma journal_mode=wal; pragma wal_autocheckpoint=0; create table notes (text text)');
  checkpointer = new Checkpointer(file, state, { worthIt: 50, tooLong: 100, lookEveryMs: 0 });
});
afterEach(() => {
  checkpointer.close();
  db.close();
  rmSync(folder, { recursive: true });
});

function state(): LogState {
  const { log, checkpointed } = db.prepare('pragma wal_checkpoint(noop)').get() ?? {};
  return { log: Number(log), checkpointed: Number(checkpointed) };
}

/** Saves something of about so many pages. */
function save(pages: number): void {
  db.prepare('insert into notes values (?)').run('x'.repeat(4096 * pages));
  checkpointer.saved();
}

test('a log that has grown is brought into the file, and a short one is left alone', async () => {
  save(10);
  const { log } = state();
  save(60);
  await expect.poll(() => state().checkpointed).toBeGreaterThan(60);
  expect(log).toBeLessThan(50);
  expect(checkpointer.pause).toBeUndefined();
});

test('a log that never ends has everybody wait for its end once, and begins anew', async () => {
  // What comes while the first part is brought over is left of it.
  save(60);
  save(60);
  await expect.poll(() => state().checkpointed).toBeGreaterThan(0);
  while (!checkpointer.pause) {
    save(1);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await checkpointer.pause;
  expect(state().checkpointed).toBe(state().log);
  save(1);
  expect(state().log).toBeLessThan(20);
  expect(checkpointer.pause).toBeUndefined();
});

test('whoever closes it in the middle has the file to themselves', () => {
  save(200);
  checkpointer.close();
  db.close();
  db = new DatabaseSync(join(folder, 'world.db'));
  expect(db.prepare('select sum(length(text)) as length from notes').get()?.['length']).toBe(4096 * 200);
});
