import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // Hashing passwords and creating schemas is slow on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
