import { operationSpecs } from '@backchannel/chat-api/spec';
import { coverage } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import type { OperationKey } from './operations/index.ts';

const BEGIN = '<!-- Written by `npm run generate`: -->';
const END = '<!-- to here. -->';

const camelCase = (name: string): string =>
  name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const isKey = (key: string): key is OperationKey => Object.hasOwn(coverage, key);

function coverageOf(name: string): Coverage {
  const key = camelCase(name);
  if (!isKey(key)) throw new Error(`the coverage table does not have the operation ${name}`);
  return coverage[key];
}

const names = (state: Coverage['state']): string[] =>
  operationSpecs.flatMap(({ name }) => (coverageOf(name).state === state ? [name] : [])).sort();

/** A table whose columns line up, as the formatter would have it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function coverageText(): string {
  const full = names('supported');
  const parts = names('partial');
  const rows = [...full, ...parts].sort().map((name) => {
    const { state, note } = coverageOf(name);
    return [`\`${name}\``, state === 'supported' ? 'whole' : 'in part', note];
  });
  return [
    `Of ${operationSpecs.length} operations ${full.length} are there as described, and ${parts.length} in part.`,
    table(['Operation', 'There', 'What differs'], rows),
  ].join('\n\n');
}

/** The document with its part between the two marks written anew from the coverage table. */
export function withCoverage(document: string): string {
  const [before, rest = ''] = document.split(`${BEGIN}\n`);
  const [, after] = rest.split(END);
  if (before === undefined || after === undefined) throw new Error('the document has no place for the table');
  return `${before}${BEGIN}\n\n${coverageText()}\n\n${END}${after}`;
}
