import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** What something was built from: one hash over the names and contents of the files that match, from the root of the
 *  checkout. Generated files are left out, as a build may write them, and tests, as nothing is built from them; the lock
 *  file, which names all dependencies, is among them always. */
export function hashSources(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  const files = globSync([...patterns, 'pnpm-lock.yaml'], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:gen|test)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}
