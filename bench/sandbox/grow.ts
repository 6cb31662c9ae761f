import { DatabaseSync } from 'node:sqlite';

/** Multiplies the channels of a sandbox's data file until there are `wanted`, with their members,
 *  tags and what was read, so that every share of the world stays as it was: a filter that matches
 *  a tenth of 2,000 channels matches a tenth of 100,000. Messages are not multiplied; a list of
 *  channels as the web app asks for it reads none. Needs that nobody else has the file open. */
export function growChannels(file: string, wanted: number): number {
  const db = new DatabaseSync(file);
  try {
    // A file that can be made again need not survive a power cut.
    db.exec('pragma synchronous = off; pragma foreign_keys = off; begin');
    const present = countChannels(db);
    const copies = Math.max(0, Math.ceil(wanted / present) - 1);
    for (let copy = 1; copy <= copies; copy += 1) {
      const limit = Math.min(present, wanted - countChannels(db));
      addCopy(db, copy, limit);
    }
    db.exec('commit');
    return countChannels(db);
  } finally {
    db.close();
  }
}

const countChannels = (db: DatabaseSync): number =>
  Number(db.prepare('select count(*) as n from channels').get()?.['n'] ?? 0);

/** One more copy of the first `limit` channels, each a few seconds apart from its original. */
function addCopy(db: DatabaseSync, copy: number, limit: number): void {
  const suffix = `-copy-${copy}`;
  db.exec('create temp table if not exists original (cid text primary key, number integer) strict');
  db.exec('delete from temp.original');
  db.prepare(
    "insert into temp.original select cid, number from main.channels where cid not glob '*-copy-*' order by number limit ?",
  ).run(limit);
  copyRows(db, 'channels', { cid: `cid || '${suffix}'`, id: `id || '${suffix}'`, ...shifted(copy) });
  for (const table of ['members', 'reads']) copyRows(db, table, { cid: `cid || '${suffix}'` });
}

const shifted = (copy: number): Record<string, string> =>
  Object.fromEntries(
    ['created_at', 'updated_at', 'last_message_at'].map((name) => [name, `${name} - ${copy} * 1700000`]),
  );

/** Copies the rows of the chosen channels; `changes` says which columns become what. Columns that
 *  the database computes, and the row number, are left to it. */
function copyRows(db: DatabaseSync, table: string, changes: Record<string, string>): void {
  const names = db
    .prepare('select name, hidden, pk from pragma_table_xinfo(?)')
    .all(table)
    .filter(({ name, hidden }) => hidden === 0 && name !== 'number')
    .map(({ name }) => String(name));
  const values = names.map((name) => changes[name] ?? name);
  db.exec(
    `insert into main.${table} (${names.join(', ')}) select ${values.join(', ')} from main.${table} where cid in (select cid from temp.original)`,
  );
}
