import { DatabaseSync } from 'node:sqlite';
import { ownFile } from './own-file.ts';

/** Held from here, as a file that is garbage-collected is closed and its lock is gone. */
const held = new Set<DatabaseSync>();

/**
 * Locks a file against everybody else who locks it, until `release` is called or this process ends; undefined when somebody
 * else has. It is made when it is not there. The lock is the system's own on an open file, taken through SQLite because
 * Node offers none; so a crash cannot leave it behind, though the empty file stays. Throws what the system or SQLite says
 * of a file that cannot be used.
 */
export function lockFile(path: string): { release(): void } | undefined {
  ownFile(path);
  const file = new DatabaseSync(path);
  try {
    file.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    file.close();
    if (error instanceof Error && error.message.includes('locked')) return undefined;
    throw error;
  }
  held.add(file);
  return {
    release() {
      held.delete(file);
      file.close();
    },
  };
}
