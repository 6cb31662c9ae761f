import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ownFile } from '../apps/bff/src/data-folder.ts';
import { OneLineError } from './one-line-error.ts';

/** Referenced from here, as a file that is garbage-collected is closed and its lock is gone. */
const held = new Set<DatabaseSync>();

/** Keeps a second start off a data folder until `release` is called or this process ends. The
 *  lock is the system's own on an open file, taken through SQLite because Node offers none; so a
 *  crash cannot leave it behind. Throws `OneLineError` when another process holds it, or the file cannot be used. */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const file = openExclusively(join(folder, 'lock'), folder);
  held.add(file);
  return {
    release() {
      held.delete(file);
      file.close();
    },
  };
}

function openExclusively(path: string, folder: string): DatabaseSync {
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(ownFile(path));
    file.exec('pragma journal_mode = memory; begin exclusive');
    return file;
  } catch (cause) {
    file?.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    const problem = reason.includes('locked')
      ? `another Backchannel is running on ${folder}; stop it or give another folder`
      : `${path} cannot be used (${reason}); remove it or give another folder`;
    throw new OneLineError(`BACKCHANNEL_DATA: ${problem}`, { cause });
  }
}
