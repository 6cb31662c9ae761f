import { existsSync, realpathSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { DataFileError } from './open.ts';

/** Referenced from here, as a file that is garbage-collected is closed and its lock is gone. */
const held = new Set<DatabaseSync>();

/**
 * Keeps a second sandbox off a data file until `release` is called or this process ends: it would deliver each event
 * once more and do all that is due twice. The lock is the system's own on an open file beside it, taken through SQLite
 * because Node offers none; so a crash cannot leave it behind, though the empty file stays. Whoever only reads the data
 * file needs none. Throws {@link DataFileError} when it is taken, or when there can be no file there.
 */
export function lockData(data: string): { release(): void } {
  // By whatever name the file is given.
  const file = existsSync(data) ? realpathSync(data) : data;
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(`${file}.lock`);
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (cause) {
    lock?.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    const why = reason.includes('locked') ? 'another sandbox is running on it' : reason;
    throw new DataFileError(`Cannot use the data file ${data}: ${why}`, { cause });
  }
  const taken = lock;
  held.add(taken);
  return {
    release() {
      held.delete(taken);
      taken.close();
    },
  };
}
