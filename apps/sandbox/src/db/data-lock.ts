import { existsSync, realpathSync } from 'node:fs';
import { lockFile } from './file-lock.ts';
import { DataFileError } from './open.ts';

/**
 * Keeps a second sandbox off a data file until `release` is called or this process ends: it would deliver each event
 * once more and do all that is due twice. What is locked is a file beside it; whoever only reads the data file needs no
 * lock. Throws {@link DataFileError} when it is taken, or when there can be no file there.
 */
export function lockData(data: string): { release(): void } {
  const failed = (why: string, cause?: unknown) =>
    new DataFileError(`Cannot use the data file ${data}: ${why}`, { cause });
  let lock: ReturnType<typeof lockFile>;
  try {
    // By whatever name the file is given.
    lock = lockFile(`${existsSync(data) ? realpathSync(data) : data}.lock`);
  } catch (cause) {
    throw failed(cause instanceof Error ? cause.message : String(cause), cause);
  }
  if (!lock) throw failed('another sandbox is running on it');
  return lock;
}
