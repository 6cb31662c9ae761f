import { defineConfig, devices } from '@playwright/test';
import { findTestBrowser } from '../scripts/chromium.ts';
import { sharedMemory } from '../scripts/shared-memory.ts';
import type { WorldOptions } from './fixtures.ts';

const inCi = Boolean(process.env['CI']);
const installed = findTestBrowser();

export default defineConfig<WorldOptions>({
  testDir: 'tests',
  outputDir: 'test-results',
  globalSetup: './demo-data.ts',
  // Files run side by side; within one file tests share a world and run in order.
  fullyParallel: false,
  // More than two cores' worth: a test waits for a third of its time.
  workers: 4,
  forbidOnly: inCi,
  retries: inCi ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['json'] satisfies ['json']] : [])],
  use: {
    // A trace of every test takes as long as the tests do.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: {
      ...(installed !== undefined && { executablePath: installed }),
      // Playwright keeps what a browser's processes share in files, as a page that gets no shared memory crashes. Where
      // there is enough for all workers, it is cheaper by 5 % of a test's processor time.
      ...(sharedMemory() !== undefined && { ignoreDefaultArgs: ['--disable-dev-shm-usage'] }),
      args: [
        // Chromium's own sandbox does not work as root, as which containers often run us.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 720 } } },
  ],
});
