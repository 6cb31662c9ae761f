import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Micros } from '../time.ts';

const MICROS_PER_SECOND = 1_000_000;
const FILE_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const PATH = /^\/files\/([^/]+)\/[^/]*$/;

// Temporary folders that nobody has closed go with the process.
const temporary = new Set<string>();
process.once('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/** What a signed address says. */
export interface SignedAddress {
  id: string;
  /** When it ends, in seconds of the world's clock. */
  expires: number;
}

/** Where uploads and exports lie, and who may fetch them: whoever holds an address that was signed here. */
export class FileStore {
  /** What addresses begin with; set as soon as the server listens. */
  baseUrl = '';
  readonly #key: string;
  readonly #lasting: string | undefined;
  #folder: string | undefined;

  /** Without a folder the files are temporary: kept while the process runs, in a folder made when first needed. */
  constructor({ folder, key = randomUUID() }: { folder?: string | undefined; key?: string } = {}) {
    this.#lasting = folder;
    this.#key = createHmac('sha256', key).update('files').digest('hex');
  }

  /** The files' folder, made when it is not there. */
  get folder(): string {
    if (this.#folder === undefined) {
      if (this.#lasting !== undefined) mkdirSync(this.#lasting, { recursive: true, mode: 0o700 });
      this.#folder = this.#lasting ?? mkdtempSync(join(tmpdir(), 'sandbox-files-'));
      if (this.#lasting === undefined) temporary.add(this.#folder);
    }
    return this.#folder;
  }

  /** Where the file with this id lies. What a file is called never becomes part of a path. */
  pathOf(id: string): string {
    if (!FILE_ID.test(id)) throw new Error('not the id of a file');
    return join(this.folder, id);
  }

  remove(id: string): void {
    rmSync(this.pathOf(id), { force: true });
  }

  /** Removes every file, or those that `isKept` does not know. */
  clear(isKept: (id: string) => boolean = () => false): void {
    if (this.#folder === undefined && this.#lasting === undefined) return;
    for (const name of readdirSync(this.folder)) {
      if (!isKept(name)) rmSync(join(this.folder, name), { force: true });
    }
  }

  /** Forgets temporary files. */
  close(): void {
    if (this.#lasting === undefined && this.#folder !== undefined) {
      rmSync(this.#folder, { recursive: true });
      temporary.delete(this.#folder);
    }
    this.#folder = undefined;
  }

  #signature(id: string, expires: number): string {
    return createHmac('sha256', this.#key).update(`${id} ${expires}`).digest('base64url');
  }

  /** An address under which the file can be fetched until `until`. */
  sign(id: string, name: string, until: Micros): string {
    const expires = Math.floor(until / MICROS_PER_SECOND);
    const path = `/files/${id}/${encodeURIComponent(name)}`;
    return `${this.baseUrl}${path}?expires=${expires}&signature=${this.#signature(id, expires)}`;
  }

  /** What an address says, if it was signed here, whether or not it has ended; `origin` does not matter. */
  read(path: string, search: URLSearchParams): SignedAddress | undefined {
    const id = PATH.exec(path)?.[1] ?? '';
    const expires = Number(search.get('expires'));
    if (!FILE_ID.test(id) || !Number.isSafeInteger(expires)) return undefined;
    const given = Buffer.from(search.get('signature') ?? '');
    const expected = Buffer.from(this.#signature(id, expires));
    return given.length === expected.length && timingSafeEqual(given, expected) ? { id, expires } : undefined;
  }

  /** {@link read} for a whole URL. */
  readUrl(text: string): SignedAddress | undefined {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url && this.read(url.pathname, url.searchParams);
  }

  /** A new id: nobody can guess it, and it is the file's name on the disk. */
  newId(): string {
    return randomUUID();
  }
}
