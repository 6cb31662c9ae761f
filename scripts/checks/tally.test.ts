import { expect, test } from 'vitest';
import { countConformance } from './conformance.ts';
import { countPlaywright } from './playwright.ts';
import { countVitest } from './vitest.ts';

const unit = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const browser = { stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

test('counts what passed and what failed', () => {
  expect(countVitest({ ...unit, numFailedTests: 1 }, 1)).toEqual({ passed: 3, failed: 1 });
  expect(countPlaywright({ ...browser, stats: { ...browser.stats, unexpected: 1 } }, 1)).toEqual({
    passed: 2,
    failed: 1,
  });
  expect(countConformance({ passed: 86, failed: 1 }, 1)).toEqual({ passed: 86, failed: 1 });
});

test('a skipped test counts as failed', () => {
  expect(countVitest({ ...unit, numPendingTests: 1, numTodoTests: 1 }, 0)).toEqual({ passed: 3, failed: 2 });
  expect(countPlaywright({ ...browser, stats: { ...browser.stats, skipped: 1 } }, 0).failed).toBe(1);
});

test('a file that cannot be loaded counts as failed', () => {
  const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }];
  expect(countVitest({ ...unit, testResults }, 1)).toEqual({ passed: 3, failed: 1 });
});

test('an exit code that no failed test explains counts as one failure', () => {
  expect(countVitest(unit, 1).failed).toBe(1);
  expect(countPlaywright(browser, 1).failed).toBe(1);
  expect(countConformance({ passed: 87, failed: 0 }, 1).failed).toBe(1);
});
