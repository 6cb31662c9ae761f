import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

/** A value of a row as text that no other value has. */
function asText(value: SQLOutputValue): string {
  if (value instanceof Uint8Array) return `x${Buffer.from(value).toString('hex')}`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** What is in every table of a data file, and which files lie beside it, by name; short enough to be compared. */
export function digests(data: string): Map<string, string> {
  const db = new DatabaseSync(data, { readOnly: true });
  try {
    // One moment for all tables.
    db.exec('begin');
    const tables = db
      .prepare(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
      )
      .all()
      .map(({ name }) => String(name));
    const found = new Map(
      tables.map((name) => {
        const hash = createHash('sha256');
        const rows = db.prepare(`select * from "${name}"`);
        // The full-text indexes keep numbers that are beyond what a number can be.
        rows.setReadBigInts(true);
        for (const row of rows.iterate()) hash.update(Object.values(row).map(asText).join());
        return [name, hash.digest('base64url')];
      }),
    );
    const folder = `${data}.files`;
    return found.set('files on the disk', existsSync(folder) ? readdirSync(folder).sort().join() : '');
  } finally {
    db.close();
  }
}

/** The names of the tables that are no longer what they were. */
export const changes = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name);
