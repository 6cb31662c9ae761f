import { defineConfig } from 'vitest/config';

// Each test starts a sandbox of its own, so its files need not be kept from one another: loading all of them anew for
// every file takes longer than the tests.
export default defineConfig({
  test: { include: ['src/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, isolate: false },
});
