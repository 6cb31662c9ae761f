import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock, createContext } from '../context.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { filesOf, loadWorld } from '../db/world-file.ts';
import { DEFAULT_SECRET } from '../default-credentials.ts';
import { FileStore } from '../files/file-store.ts';
import { seed } from '../seed/index.ts';
import { startApi } from './api.ts';
import type { TestApi } from './api.ts';

let made: { folder: string; at: number } | undefined;
let copies = 0;

/** The folder of this process's demo world, `made.db`, and of its copies, and its moment in milliseconds. It is made once,
 *  as that takes seconds. */
function demo(): { folder: string; at: number } {
  if (made) return made;
  const at = Date.now();
  const place = mkdtempSync(join(tmpdir(), 'sandbox-demo-'));
  process.once('exit', () => rmSync(place, { recursive: true, force: true }));
  makeDemoFile(join(place, 'made.db'), at);
  made = { folder: place, at };
  return made;
}

/** Makes the demo world for a moment, in milliseconds, in a file that is not there yet. */
function makeDemoFile(file: string, at: number): void {
  const db = openDatabase(file);
  // The key of every sandbox that is given none.
  const files = new FileStore({ folder: filesOf(file), key: DEFAULT_SECRET });
  seed(
    createContext(
      db,
      createClock(() => at),
      undefined,
      files,
    ),
    'demo',
  );
  files.close();
  db.close();
}

/** The moment for which the demo world of this process was made, in milliseconds. */
export const demoMadeAt = (): number => demo().at;

/** The files of two demo worlds that were made for the same moment, one after the other, and that nobody has used. */
export function demoMadeTwice(): [once: string, again: string] {
  const { folder, at } = demo();
  const again = join(folder, 'again.db');
  makeDemoFile(again, at);
  return [join(folder, 'made.db'), again];
}

/** Where a world and a copy of it that nobody else has begin. */
function newCopy(): { load: string; data: string } {
  copies += 1;
  const { folder } = demo();
  return { load: join(folder, 'made.db'), data: join(folder, `copy-${copies}.db`) };
}

/** A sandbox that begins with the demo world as it was made when this process first asked for it. */
export const startDemo = (): Promise<TestApi> => startApi(newCopy());

/** The database of a demo world in which nothing has happened since it was made. */
export async function openDemo(): Promise<Database> {
  const { load, data } = newCopy();
  await loadWorld(load, data);
  return openDatabase(data);
}
