import { chromiumCheck } from './chromium.ts';
import { begun, runChecks } from './checks/check.ts';
import { conformance } from './checks/conformance.ts';
import { playwright } from './checks/playwright.ts';
import { deadCode, format, lint } from './checks/static.ts';
import { vitest } from './checks/vitest.ts';
import { webBuildCheck } from './checks/web-build.ts';
import { type Postgres, startPostgres } from './postgres.ts';

// Everything that there is to check. Each step runs whatever became of the ones before it.
let postgres: Postgres | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void stopPostgres().finally(() => process.exit(1)));
}

async function stopPostgres(): Promise<void> {
  await postgres?.stop();
  postgres = undefined;
}

// These wait for packages, for answers or for one core most of the time, so they go beside all that comes before them. The
// web app is built by then for the tests that start the product.
const conformed = begun(conformance({ show: false }));
const hasBrowser = begun(chromiumCheck);
const hasNoDeadCode = begun(deadCode);
const hasWebApp = begun(webBuildCheck);

process.exitCode = await runChecks([
  format,
  lint,
  hasNoDeadCode,
  hasWebApp,
  {
    name: 'PostgreSQL for the tests',
    async run() {
      postgres = await startPostgres();
      return { passed: 1, failed: 0 };
    },
  },
  vitest('unit and integration, on SQLite and PostgreSQL', {
    env: (): Record<string, string> => (postgres ? { BACKCHANNEL_TEST_DATABASE_URL: postgres.url } : {}),
  }),
  conformed,
  hasBrowser,
  playwright('end to end'),
]);
await stopPostgres();
