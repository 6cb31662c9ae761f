import { globSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './checks/check.ts';
import { isQuickTest } from './checks/quick-test.ts';
import { format, lint } from './checks/static.ts';
import { vitest } from './checks/vitest.ts';
import { root } from './root.ts';

// The quick part of `npm test`, for between two edits; its tests run on SQLite alone.
const tests = globSync('{packages/*,apps/*,bench,scripts,tooling}/**/*.test.ts', {
  cwd: root,
  exclude: (name) => name === 'node_modules',
});
const quick = tests.filter((file) => isQuickTest(join(root, file)));
process.exitCode = await runChecks([
  format,
  lint,
  vitest(`unit and integration, ${quick.length} of ${tests.length} files`, {
    args: quick,
  }),
]);
