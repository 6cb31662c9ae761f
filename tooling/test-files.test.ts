import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { cleanEnvironment } from '../scripts/clean-environment.ts';
import { projectFiles } from './project-files.ts';

const root = join(import.meta.dirname, '..');

test('every test file is in the test run', { timeout: 60_000 }, () => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const listed = execFileSync(process.execPath, [vitest, 'list', '--filesOnly', '--json'], {
    cwd: root,
    encoding: 'utf8',
    env: cleanEnvironment(),
  });
  const known = (JSON.parse(listed) as { file: string }[]).map(({ file }) => relative(root, file)).sort();
  expect(known).toEqual(projectFiles('**/*.test.{ts,tsx}'));
});

test('every browser test is where Playwright looks for it', () => {
  const specs = projectFiles('**/*.spec.{ts,tsx}');
  expect(specs.length).toBeGreaterThan(0);
  expect(specs.filter((path) => !path.startsWith('e2e/tests/'))).toEqual([]);
});
