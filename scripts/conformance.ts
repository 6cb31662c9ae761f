import { runChecks } from './checks/check.ts';
import { conformance } from './checks/conformance.ts';

// What is temporary is removed on the way out, which a signal alone would not take.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

// Arguments are names of operations: `npm run conformance -- query_channels send_message`.
process.exitCode = await runChecks([conformance({ operations: process.argv.slice(2) })]);
