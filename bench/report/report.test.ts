import { expect, test } from 'vitest';
import { replacePart } from './document.ts';
import { asMarkdown, asText, isReached, markAsText, marksAsMarkdown } from './report.ts';

const table = {
  title: 'Speed',
  columns: ['way', 'ms'],
  rows: [
    ['direct', '1.20'],
    ['around', '12.00'],
  ],
};

test('a table for the terminal has its columns aligned', () => {
  expect(asText(table).split('\n')).toEqual([
    'Speed',
    'way        ms',
    '------  -----',
    'direct   1.20',
    'around  12.00',
    '',
  ]);
});

test('a table for the page is Markdown, with its note below', () => {
  expect(asMarkdown({ ...table, note: 'Medians.' })).toBe(
    '### Speed\n\n| way | ms |\n| --- | --: |\n| direct | 1.20 |\n| around | 12.00 |\n\nMedians.\n',
  );
});

test('a mark is reached at its limit and missed above it', () => {
  const mark = { name: 'size', value: 1.25, limit: 1.25, unit: ' ×' };
  expect(isReached(mark)).toBe(true);
  expect(markAsText(mark)).toBe('reached  size: 1.25 × (at most 1.25 ×)');
  const missed = { ...mark, value: 1.2501 };
  expect(isReached(missed)).toBe(false);
  expect(marksAsMarkdown([missed])).toContain('**missed**');
});

test('a report replaces what stood between the markers of its part, and nothing else', () => {
  const text = 'before\n<!-- web -->\nold\n<!-- /web -->\nafter\n<!-- proxy -->\n<!-- /proxy -->\n';
  const once = replacePart(text, 'web', 'new\n');
  expect(once).toBe(text.replace('\nold\n', '\n\nnew\n\n'));
  expect(replacePart(once, 'web', 'new\n')).toBe(once);
  expect(() => replacePart(text, 'scroll', '')).toThrow('<!-- scroll -->');
});
