import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { cleanEnvironment } from '../scripts/clean-environment.ts';
import { projectFiles, textOf } from './project-files.ts';

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

test('what kills a sandbox, or has thousands of calls fall upon it, is not tried again until it passes', () => {
  // A rare failure is what these are there to find, and `--retry` would take it for bad luck.
  const once = projectFiles('**/*.test.ts').filter((path) =>
    /from '.*\/(test\/process|torture\/\w+|concurrency|robustness)\.ts'|kill -9 /.test(textOf(path)),
  );
  // They borrow from the torture what looks random, or goes wrong in a connection.
  const borrowing = ['http/unreadable.test.ts', 'http/upload-form.test.ts'].map(
    (path) => `apps/sandbox/src/${path}`,
  );
  const checked = once.filter((path) => !borrowing.includes(path) && path !== 'tooling/test-files.test.ts');
  expect(checked.length).toBeGreaterThan(5);
  expect(checked.filter((path) => !/\bretry: 0\b/.test(textOf(path)))).toEqual([]);
});
