import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withCoverage } from './coverage-table.ts';

test('the document says of every operation what the coverage table says', () => {
  const document = readFileSync(new URL('../../../docs/sandbox.md', import.meta.url), 'utf8');
  expect(withCoverage(document), 'run `npm run generate`').toBe(document);
});

test('a document without the two marks is refused', () => {
  expect(() => withCoverage('# Nothing')).toThrow('no place for the table');
});
