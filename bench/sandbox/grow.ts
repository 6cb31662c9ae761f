import { DatabaseSync } from 'node:sqlite';

/** Multiplies the channels of a sandbox's data file until there are `wanted`, with their members,
 *  tags and what was read, so that every share of the world stays as it was: a filter that matches
 *  a tenth of 2,000 channels matches a tenth of 100,000. People are multiplied with them, since
 *  nobody is in fifty times as many channels; except for the busiest one, who is in them all, as
 *  a bot would be. Messages are not multiplied: a list of channels as the web app asks for it
 *  reads none. Needs that nobody else has the file open. Returns how many channels there are. */
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

/** The id of who is in the most channels. Throws when nobody is in any. */
export function busiestMember(db: DatabaseSync): string {
  const id = db
    .prepare('select user_id from members group by user_id order by count(*) desc, user_id limit 1')
    .get()?.['user_id'];
  if (typeof id !== 'string') throw new Error('this world has no members');
  return id;
}

/** One more copy of the first `limit` channels, each a few seconds apart from its original. */
function addCopy(db: DatabaseSync, copy: number, limit: number): void {
  const mark = `-copy-${copy}`;
  const isOriginal = "id not glob '*-copy-*'";
  db.exec('create temp table if not exists original (cid text primary key) strict');
  db.exec('delete from temp.original');
  db.prepare(
    `insert into temp.original select cid from main.channels where ${isOriginal} order by number limit ?`,
  ).run(limit);
  const isChosen = 'cid in (select cid from temp.original)';
  const busiest = busiestMember(db).replaceAll("'", "''");
  const member = {
    cid: `cid || '${mark}'`,
    user_id: `iif(user_id = '${busiest}', user_id, user_id || '${mark}')`,
  };
  copyRows(db, 'users', { id: `id || '${mark}'` }, isOriginal);
  copyRows(db, 'channels', { cid: `cid || '${mark}'`, id: `id || '${mark}'`, ...earlier(copy) }, isChosen);
  copyRows(db, 'members', member, isChosen);
  copyRows(db, 'reads', member, isChosen);
}

/** Times of a channel, in microseconds, moved back a little more with each copy. */
const earlier = (copy: number): Record<string, string> =>
  Object.fromEntries(
    ['created_at', 'updated_at', 'last_message_at'].map((name) => [name, `${name} - ${copy} * 1700000`]),
  );

/** Copies rows of a table; `changes` says which columns become what. Columns that the database
 *  computes, and the row number, are left to it. */
function copyRows(db: DatabaseSync, table: string, changes: Record<string, string>, where: string): void {
  const names = db
    .prepare('select name, hidden from pragma_table_xinfo(?)')
    .all(table)
    .filter(({ name, hidden }) => hidden === 0 && name !== 'number')
    .map(({ name }) => String(name));
  const values = names.map((name) => changes[name] ?? name);
  db.exec(
    `insert into main.${table} (${names.join(', ')}) select ${values.join(', ')} from main.${table} where ${where}`,
  );
}
