import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { startProcess } from './process.ts';
import type { Running } from './process.ts';

/** A data file in a folder of its own, to look into and to write to while no sandbox has it. */
export class DataFile {
  readonly #folder = mkdtempSync(join(tmpdir(), 'sandbox-data-'));
  readonly path = join(this.#folder, 'data.sqlite');

  /** Runs statements, all or none. */
  prepare(sql: string): void {
    const db = openDatabase(this.path);
    db.transaction(() => db.script(sql));
    db.close();
  }

  /** What a query finds; also while a sandbox runs on the file. */
  rows<Row>(sql: string): Row[] {
    const db = openDatabase(this.path);
    const found = db.all<Row>(sql);
    db.close();
    return found;
  }

  /** A sandbox on it that is a process of its own, and does not outlive the test, whatever becomes of that. */
  async start(): Promise<Running> {
    const running = await startProcess(this.path);
    onTestFinished(() => running.kill());
    return running;
  }

  /** Deletes it with its folder. */
  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

/** The beginning of a statement that selects from `n` as many numbers `i`, from 0 on. */
export const numbers = (count: number): string =>
  `with recursive n (i) as (values (0) union all select i + 1 from n where i < ${count - 1})`;
