import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stops } from './stops.ts';

/** A folder of our own that `stopAll` removes. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backchannel-bench-'));
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
