import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './checks/check.ts';
import { format, lint, types } from './checks/static.ts';
import { vitest } from './checks/vitest.ts';
import { root } from './root.ts';

/**
 * The quick part of `npm test`, for between two edits. Of the unit and integration tests, on SQLite alone, it leaves out
 * four kinds that take their time; a file shows its kind by what it imports, its name, its folder or its first line:
 * - what starts programs, most of them to kill them (imports `node:child_process` or `test/process.ts`)
 * - what tries hundreds of made-up cases (`*.property.test.ts`)
 * - what makes a whole world (below `worlds`)
 * - what says that it takes seconds for another reason (its first line)
 */
function isQuick(file: string): boolean {
  if (file.endsWith('.property.test.ts') || file.includes('/worlds/')) return false;
  const text = readFileSync(join(root, file), 'utf8');
  if (text.startsWith('// Takes its time')) return false;
  return !/from '(?:node:child_process|[./]+\/test\/process\.ts)'/.test(text);
}

const tests = globSync('{packages/*,apps/*,bench,scripts,tooling}/**/*.test.ts', {
  cwd: root,
  exclude: (name) => name === 'node_modules',
});
const quick = tests.filter(isQuick);
process.exitCode = await runChecks([
  format,
  lint,
  types,
  vitest(`unit and integration, ${quick.length} of ${tests.length} files`, {
    args: quick,
  }),
]);
