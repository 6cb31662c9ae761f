import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lockFile } from '../apps/sandbox/src/db/file-lock.ts';
import { OneLineError } from './one-line-error.ts';

/** Keeps a second start off a data folder until `release` is called or this process ends. Throws `OneLineError` when
 *  another process holds it, or the file for it cannot be used. */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'lock');
  let lock: ReturnType<typeof lockFile>;
  try {
    lock = lockFile(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const problem = `${path} cannot be used (${reason}); remove it or give another folder`;
    throw new OneLineError(`BACKCHANNEL_DATA: ${problem}`, { cause });
  }
  if (!lock)
    throw new OneLineError(
      `BACKCHANNEL_DATA: another Backchannel is running on ${folder}; stop it or give another folder`,
    );
  return lock;
}
