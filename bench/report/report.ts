/** One table of figures. Cells are ready to print; the first column names the row. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** What a reader must know to read it right. */
  note?: string;
}

/** One figure beside the limit that we set ourselves. */
export interface Mark {
  name: string;
  value: number;
  /** Reached when `value` is not above it. */
  limit: number;
  /** How `value` and `limit` are printed. Default: two decimals. */
  digits?: number;
  unit?: string;
}

/** What one measurement found. */
export interface Report {
  tables: readonly Table[];
  marks: readonly Mark[];
}

export const isReached = ({ value, limit }: Mark): boolean => value <= limit;

/** A number for a cell; `-` where there is none. */
export const cell = (value: number | undefined, digits = 0): string =>
  value === undefined || Number.isNaN(value) ? '-' : value.toFixed(digits);

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A table for a terminal: columns aligned, numbers to the right. */
export function asText({ title, columns, rows, note }: Table): string {
  const widths = columns.map((column, i) =>
    Math.max(column.length, ...rows.map((row) => (row[i] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
      .join('  ');
  const lines = [title, line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
  return `${[...lines, ...(note === undefined ? [] : [note])].join('\n')}\n`;
}

/** The same as Markdown, under a heading of the third level. */
export function asMarkdown({ title, columns, rows, note }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, i) => (i === 0 ? '---' : '--:'));
  const lines = [`### ${title}`, '', line(columns), line(rule), ...rows.map(line)];
  return `${[...lines, ...(note === undefined ? [] : ['', note])].join('\n')}\n`;
}

export function markAsText(mark: Mark): string {
  const { name, value, limit, digits = 2, unit = '' } = mark;
  return `${isReached(mark) ? 'reached' : 'missed '}  ${name}: ${value.toFixed(digits)}${unit} (at most ${limit}${unit})`;
}

export function marksAsMarkdown(marks: readonly Mark[]): string {
  const rows = marks.map((mark) => {
    const { name, value, limit, digits = 2, unit = '' } = mark;
    return [
      name,
      `${value.toFixed(digits)}${unit}`,
      `${limit}${unit}`,
      isReached(mark) ? 'reached' : '**missed**',
    ];
  });
  return asMarkdown({ title: 'Marks', columns: ['Mark', 'measured', 'at most', ''], rows });
}
