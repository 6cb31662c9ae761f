import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const notOurs =
  /(^|\/)(node_modules|\.venv|__pycache__|dist|\.tsc|\.git|\.tmp|test-results|playwright-report)(\/|$)|^data(\/|$)/;

/** Paths from the root, with `/`, of all files of the project that match the pattern; without
 *  what is installed, built or produced by a run. */
export function projectFiles(pattern: string): string[] {
  return globSync(pattern, { cwd: root, withFileTypes: true, exclude: (entry) => notOurs.test(entry.name) })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !notOurs.test(path))
    .sort();
}

/** The text of a file, by its path from the root. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** All sources that people write: what a generator made is left out. */
export function handWrittenSources(): string[] {
  return projectFiles('**/*.{ts,tsx,mjs}').filter((path) => !/\/generated\/|\.gen\.ts$/.test(path));
}

/** Path and line of each match, for a message that leads to the place. */
export function occurrences(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}
