import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** What JSON has no short word for. */
function asText(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}`;
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
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
        for (const row of rows.iterate()) hash.update(JSON.stringify(Object.values(row), asText));
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
