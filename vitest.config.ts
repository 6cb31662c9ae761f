import { defineConfig } from 'vitest/config';

// Every workspace with tests is a project; `vitest run` here runs them all in one process.
export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', 'bench', 'scripts', 'tooling'],
  },
});
