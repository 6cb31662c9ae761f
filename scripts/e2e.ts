import { chromiumCheck } from './chromium.ts';
import { runChecks } from './checks/check.ts';
import { playwright } from './checks/playwright.ts';

// What is temporary is removed on the way out, which a signal alone would not take.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

// Arguments go to Playwright: `npm run e2e -- tests/channels.spec.ts --headed`.
process.exitCode = await runChecks([chromiumCheck, playwright('end to end', process.argv.slice(2))]);
