import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { countConformance } from './conformance.ts';
import { countPlaywright } from './playwright.ts';
import { countVitest } from './vitest.ts';

const unit = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const browser = { stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

test('counts what passed and what failed', () => {
  expect(countVitest({ ...unit, numFailedTests: 1 }, 1)).toMatchObject({ passed: 3, failed: 1 });
  expect(countPlaywright({ ...browser, stats: { ...browser.stats, unexpected: 1 } }, 1)).toMatchObject({
    passed: 2,
    failed: 1,
  });
  expect(countConformance({ passed: 86, failed: 1 }, 1)).toEqual({ passed: 86, failed: 1 });
});

test('names what failed, with the first line of why', () => {
  const assertionResults = [
    { fullName: 'adds', status: 'passed', failureMessages: [] },
    { fullName: 'divides', status: 'passed', failureMessages: ['Error: too late'] },
    { fullName: 'subtracts', status: 'failed', failureMessages: ['AssertionError: 1 is not 2\n  at a line'] },
  ];
  const testResults = [{ name: join(root, 'scripts/a.test.ts'), status: 'failed', assertionResults }];
  expect(countVitest({ ...unit, numFailedTests: 1, testResults }, 1).failures).toEqual([
    'scripts/a.test.ts: divides (flaky): Error: too late',
    'scripts/a.test.ts: subtracts: AssertionError: 1 is not 2',
  ]);
  const spec = (title: string, status: 'expected' | 'unexpected' | 'flaky') => ({
    title,
    file: 'a.spec.ts',
    line: 7,
    tests: [{ status }],
  });
  const suites = [
    {
      suites: [{ specs: [spec('opens', 'expected'), spec('closes', 'unexpected'), spec('waits', 'flaky')] }],
    },
  ];
  expect(countPlaywright({ ...browser, suites }, 1).failures).toEqual([
    'a.spec.ts:7: closes',
    'a.spec.ts:7: waits (flaky)',
  ]);
});

test('a skipped test counts as failed', () => {
  expect(countVitest({ ...unit, numPendingTests: 1, numTodoTests: 1 }, 0)).toMatchObject({
    passed: 3,
    failed: 2,
  });
  expect(countPlaywright({ ...browser, stats: { ...browser.stats, skipped: 1 } }, 0).failed).toBe(1);
});

test('a file that cannot be loaded counts as failed', () => {
  const name = join(root, 'scripts/a.test.ts');
  const testResults = [{ name, status: 'failed', message: 'no such module', assertionResults: [] }];
  expect(countVitest({ ...unit, testResults }, 1)).toEqual({
    passed: 3,
    failed: 1,
    failures: ['scripts/a.test.ts: could not be loaded: no such module'],
  });
});

test('an exit code that no failed test explains counts as one failure', () => {
  expect(countVitest(unit, 1).failed).toBe(1);
  expect(countPlaywright(browser, 1).failed).toBe(1);
  expect(countConformance({ passed: 87, failed: 0 }, 1).failed).toBe(1);
});
