import { runChecks } from './checks/check.ts';
import { format, lint, types } from './checks/static.ts';
import { vitest } from './checks/vitest.ts';

// The quick part of `npm test`, for between two edits: on SQLite, and without the tests that
// start whole programs and wait for them.
const quick = ['--project=!scripts', '--exclude=**/main.test.ts'];
process.exitCode = await runChecks([format, lint, types, vitest('unit and integration', { args: quick })]);
