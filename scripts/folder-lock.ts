import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OneLineError } from './one-line-error.ts';

/** Referenced from here, as a file that is garbage-collected is closed and its lock is gone. */
const held = new Set<DatabaseSync>();

/** Keeps a second start off a data folder until `release` is called or this process ends. The
 *  lock is the system's own on an open file, taken through SQLite because Node offers none; so a
 *  crash cannot leave it behind. Throws `OneLineError` when another process holds it. */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const file = new DatabaseSync(join(folder, 'lock'));
  try {
    file.exec('pragma journal_mode = memory; begin exclusive');
  } catch (cause) {
    file.close();
    if (!(cause instanceof Error) || !cause.message.includes('locked')) throw cause;
    throw new OneLineError(
      `BACKCHANNEL_DATA: another Backchannel is running on ${folder}; stop it or give another folder`,
      { cause },
    );
  }
  held.add(file);
  return {
    release() {
      held.delete(file);
      file.close();
    },
  };
}
