/** What a cell of a CSV may be. Absent values are empty, moments ISO 8601 in UTC. */
export type CsvValue = string | number | boolean | Date | undefined;

/**
 * A CSV of RFC 4180 (CRLF, quotes doubled) with a byte order mark, so that spreadsheets read it as UTF-8. Text that
 * a spreadsheet would run as a formula is given a leading apostrophe.
 */
export function toCsv(head: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [head.map(field).join(',')];
  for (const row of rows) lines.push(row.map(field).join(','));
  return `\u{FEFF}${lines.join('\r\n')}\r\n`;
}

function field(value: CsvValue): string {
  if (value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  const text =
    /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hand a text to the browser as a file to keep. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the data by the time the event loop comes round.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
