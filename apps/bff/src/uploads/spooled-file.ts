import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { HttpError } from '../http/errors.ts';
import type { Spool } from './spool.ts';

const chunkBytes = 64 * 1024;
const noRoom: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** A file that has come in as a whole and can be read again and again until it is closed. */
export class SpooledFile {
  readonly size: number;
  /** SHA-256 of its content, hex. */
  readonly sha256: string;
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle, { size, sha256 }: { size: number; sha256: string }) {
    this.#handle = handle;
    this.size = size;
    this.sha256 = sha256;
  }

  /** Keeps what comes in. Throws 507 `no_room` when the disk is full, and what `content` throws; then nothing stays. */
  static async from(spool: Spool, content: AsyncIterable<Buffer>): Promise<SpooledFile> {
    const handle = await spool.open();
    try {
      return new SpooledFile(handle, await write(handle, content));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Its content in pieces, each in memory of its own. */
  async *content(): AsyncGenerator<Buffer> {
    for (let position = 0; position < this.size;) {
      const piece = Buffer.allocUnsafe(Math.min(chunkBytes, this.size - position));
      const { bytesRead } = await this.#handle.read(piece, 0, piece.length, position);
      if (bytesRead === 0) throw new Error('a file that came in is shorter than it was');
      position += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

async function write(
  handle: FileHandle,
  content: AsyncIterable<Buffer>,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of content) {
    hash.update(piece);
    size += piece.length;
    try {
      await handle.writeFile(piece);
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && noRoom.has(cause.code))) throw cause;
      throw new HttpError(507, 'no_room', 'This server has no room for the file. Tell whoever runs it.', {
        cause,
      });
    }
  }
  return { size, sha256: hash.digest('hex') };
}
