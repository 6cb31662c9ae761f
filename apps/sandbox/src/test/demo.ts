import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock, createContext } from '../context.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { filesOf, loadWorld } from '../db/world-file.ts';
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
  const file = join(place, 'made.db');
  const db = openDatabase(file);
  // The key of every sandbox that is given none.
  const files = new FileStore({ folder: filesOf(file), key: 'sandbox-secret' });
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
  made = { folder: place, at };
  return made;
}

/** The moment for which the demo world of this process was made, in milliseconds. */
export const demoMadeAt = (): number => demo().at;

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
