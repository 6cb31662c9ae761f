import { chromiumCheck } from './chromium.ts';
import { runChecks } from './checks/check.ts';
import { playwright } from './checks/playwright.ts';

// Arguments go to Playwright: `npm run e2e -- tests/channels.spec.ts --headed`.
process.exitCode = await runChecks([chromiumCheck, playwright('end to end', process.argv.slice(2))]);
