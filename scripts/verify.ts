import { runChecks } from './checks/check.ts';
import { format, lint, types } from './checks/static.ts';
import { vitest } from './checks/vitest.ts';

// The quick part of `npm test`, for between two edits.
process.exitCode = await runChecks([format, lint, types, vitest('unit and integration', () => ({}))]);
