import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { asMarkdown, marksAsMarkdown, type Report } from './report.ts';

const file = join(root, 'docs/performance.md');

/** Puts a report between the markers of its part (`<!-- web -->` … `<!-- /web -->`) in
 *  docs/performance.md. Throws when the markers are missing. */
export function writeReport(part: string, report: Report, measuredOn: string): void {
  const text = readFileSync(file, 'utf8');
  const [from, to] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const start = text.indexOf(from);
  const end = text.indexOf(to);
  if (start < 0 || end < start) throw new Error(`docs/performance.md has no ${from} … ${to}`);
  const body = [
    `\`npm run bench -- ${part} --write\`: ${measuredOn}.\n`,
    ...report.tables.map(asMarkdown),
    ...(report.marks.length === 0 ? [] : [marksAsMarkdown(report.marks)]),
  ].join('\n');
  writeFileSync(file, `${text.slice(0, start + from.length)}\n\n${body}\n${text.slice(end)}`);
}
