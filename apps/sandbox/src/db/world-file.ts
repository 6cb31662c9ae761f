import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { DataFileError } from './open.ts';
import { ownFile } from './own-file.ts';

/** Where the uploads and exports of a data file lie. */
export const filesOf = (data: string): string => `${data}.files`;

// What every world of ours has had from the beginning.
const OURS = ['app', 'channels', 'members', 'messages', 'users'];

/** Opens somebody's file without changing it. Throws {@link DataFileError} unless a world of ours is in it. */
function openWorld(file: string): DatabaseSync {
  const refused = (reason: string, cause?: unknown): DataFileError =>
    new DataFileError(`Cannot load the world ${file}: ${reason}`, { cause });
  if (!existsSync(file)) throw refused('there is no such file');
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    const names = source
      .prepare("select name from sqlite_schema where type = 'table'")
      .all()
      .map((row) => row['name']);
    if (!OURS.every((name) => names.includes(name))) throw refused('it is not one of ours');
    if (source.prepare('select 1 from app').get() === undefined) throw refused('it is empty');
    return source;
  } catch (error) {
    source.close();
    if (error instanceof DataFileError) throw error;
    throw refused(error instanceof Error ? error.message : String(error), error);
  }
}

/** Writes a world to a file and, beside it, the files in the folder `from`. */
async function copy(write: () => Promise<void> | void, from: string | undefined, to: string): Promise<void> {
  try {
    await write();
    if (from === undefined || !existsSync(from)) return;
    mkdirSync(filesOf(to), { mode: 0o700 });
    cpSync(from, filesOf(to), { recursive: true });
  } catch (error) {
    // Half a world is none.
    rmSync(to, { force: true });
    rmSync(filesOf(to), { recursive: true, force: true });
    throw error;
  }
}

/** Copies a file as it is now, whoever writes to it meanwhile. `own` is a connection that nobody else uses. */
async function copyFile(own: DatabaseSync, to: string): Promise<void> {
  // Without a transaction the copy would begin anew with each change.
  own.exec('begin');
  own.prepare('select 1 from app').get();
  ownFile(to);
  await backup(own, to);
}

const requireFree = (file: string): void => {
  if (existsSync(file)) throw new DataFileError(`Cannot write the world ${file}: there is already a file`);
};

/**
 * Makes `data` a copy of the world in `file`, with its uploads and exports; the file may be in use. Throws
 * {@link DataFileError} when it is not a world of ours, or when `data` is there already.
 */
export async function loadWorld(file: string, data: string): Promise<void> {
  if (data === ':memory:') throw new DataFileError('A world can only be loaded into a data file');
  const source = openWorld(file);
  try {
    requireFree(data);
    await copy(() => copyFile(source, data), filesOf(file), data);
  } finally {
    source.close();
  }
}

/** Copies an open world, and the files in `folder`, to a new file. What is written meanwhile may be in it or not. */
export async function saveWorld(
  source: DatabaseSync,
  folder: string | undefined,
  file: string,
): Promise<void> {
  requireFree(file);
  const location = source.location();
  // What is in memory is written as it lies: a copy would step through it while it changes.
  if (location === null)
    return copy(() => writeFileSync(file, source.serialize(), { mode: 0o600 }), folder, file);
  const own = openWorld(location);
  try {
    await copy(() => copyFile(own, file), folder, file);
  } finally {
    own.close();
  }
}
