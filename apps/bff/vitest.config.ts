import { defineConfig } from 'vitest/config';

// Each test starts a server of its own, so its files need not be kept from one another: loading all of them anew for
// every file takes longer than most of the tests.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: 'src/db/test-postgres.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    isolate: false,
  },
});
