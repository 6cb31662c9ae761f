import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareEmptyFolder } from '../data-folder.ts';

/**
 * Where files lie on their way from a browser to the Chat API. A file has its name here only until it is open: from then
 * on it is reached by its handle alone, and the system takes its room back when that is closed, also when this process
 * is killed.
 */
export class Spool {
  readonly folder: string;

  /** Makes the folder below the data folder and removes what a crash in the wrong moment has left there.
   *  Throws `ConfigError` when it cannot be used. */
  constructor(dataDir: string) {
    this.folder = join(dataDir, 'uploads');
    prepareEmptyFolder(this.folder);
  }

  /** A new, empty file to write and read, for this user only. It is gone once the handle is closed. */
  async open(): Promise<FileHandle> {
    const path = join(this.folder, randomUUID());
    const handle = await open(path, 'wx+', 0o600);
    try {
      await rm(path);
    } catch (error) {
      await handle.close();
      throw error;
    }
    return handle;
  }
}
