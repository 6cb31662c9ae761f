import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { asMarkdown, marksAsMarkdown, type Report } from './report.ts';

/** A page of figures, and the command that makes them. */
export interface Page {
  file: string;
  command: string;
}

const performancePage: Page = { file: 'docs/performance.md', command: 'bench' };

/** Puts a report into its part of a page, docs/performance.md unless it is another. Throws when that has no
 *  place for it. */
export function writeReport(part: string, report: Report, measuredOn: string, page = performancePage): void {
  const file = join(root, page.file);
  const body = [
    `\`npm run ${page.command} -- ${part} --write\`: ${measuredOn}.\n`,
    ...report.tables.map(asMarkdown),
    ...(report.marks.length === 0 ? [] : [marksAsMarkdown(report.marks)]),
  ].join('\n');
  writeFileSync(file, replacePart(readFileSync(file, 'utf8'), part, body));
}

/** The text with `body` between the markers of a part (`<!-- web -->` … `<!-- /web -->`). Throws
 *  when they are missing. */
export function replacePart(text: string, part: string, body: string): string {
  const [from, to] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const start = text.indexOf(from);
  const end = text.indexOf(to);
  if (start < 0 || end < start) throw new Error(`the page has no ${from} … ${to}`);
  return `${text.slice(0, start + from.length)}\n\n${body}\n${text.slice(end)}`;
}
