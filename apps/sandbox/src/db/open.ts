import { Database } from './database.ts';
import { migrations } from './migrations/index.ts';
import { ownFile } from './own-file.ts';
import { hasWordPrefix, hasWords, relevance } from './words.ts';

/** Thrown when a data file cannot be opened or is not one of ours; the message is one line for people. */
export class DataFileError extends Error {
  override name = 'DataFileError';
}

// A world that begins with nothing in it begins as a copy of this, which takes a tenth of the time.
let blank: Uint8Array | undefined;

/** Opens a database in memory with nothing in it. It can hold a gigabyte, and takes a little longer to fill than one that
 *  was made in place. */
export function openBlank(): Database {
  if (blank === undefined) {
    const first = openDatabase(':memory:');
    blank = first.image();
    first.close();
  }
  const db = new Database(':memory:');
  db.become(blank);
  defineFunctions(db);
  return db;
}

/** Opens `file` (or `:memory:`), and brings its schema up to date. */
export function openDatabase(file: string): Database {
  let db: Database | undefined;
  try {
    if (file !== ':memory:') ownFile(file);
    db = new Database(file);
    defineFunctions(db);
    migrate(db);
    return db;
  } catch (error) {
    db?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataFileError(`Cannot use the data file ${file}: ${reason}`, { cause: error });
  }
}

function defineFunctions(db: Database): void {
  db.define('has_word_prefix', (text, query) => Number(hasWordPrefix(text, query)));
  db.define('has_words', (text, query) => Number(hasWords(text, query)));
  db.define('relevance', (text, query) => relevance(text, query));
}

function migrate(db: Database): void {
  const done = db.get<{ user_version: number }>('pragma user_version')?.user_version ?? 0;
  if (done > migrations.length) throw new Error('it was written by a newer version');
  const isOurs = db.get("select 1 from sqlite_schema where name = 'channel_types'") !== undefined;
  if (!isOurs && db.get('select 1 from sqlite_schema') !== undefined)
    throw new Error('it belongs to another program');
  migrations.slice(done).forEach((sql, index) => {
    db.transaction(() => {
      db.script(sql);
      db.script(`pragma user_version = ${done + index + 1}`);
    });
  });
}

/** Removes every row, and keeps the schema. */
export function wipe(db: Database): void {
  const tables = db.all<{ name: string; sql: string }>(
    "select name, sql from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by rowid desc",
  );
  const indexes = tables.filter(({ sql }) => /using fts5/i.test(sql)).map(({ name }) => name);
  db.transaction(() => {
    db.script('pragma defer_foreign_keys = on');
    // Row by row the triggers would empty the full-text indexes; all at once is quicker. The tables go in the reverse
    // order of their making, so that nothing is left to follow when what it belongs to goes.
    withoutTriggers(db, () => {
      for (const name of indexes) db.script(`insert into "${name}" ("${name}") values ('delete-all')`);
      for (const { name } of tables) {
        if (!indexes.some((index) => name === index || name.startsWith(`${index}_`)))
          db.script(`delete from "${name}"`);
      }
    });
  });
}

/** Runs work while no trigger does anything. Part of a transaction. */
export function withoutTriggers(db: Database, work: () => void): void {
  const triggers = db.all<{ name: string; sql: string }>(
    "select name, sql from sqlite_schema where type = 'trigger'",
  );
  for (const { name } of triggers) db.script(`drop trigger "${name}"`);
  work();
  for (const { sql } of triggers) db.script(sql);
}

/** Runs work that fills tables while they have no indexes but their keys; made afterwards, these take a fraction of the time. */
export function withoutIndexes(db: Database, work: () => void): void {
  const indexes = db.all<{ name: string; sql: string }>(
    "select name, sql from sqlite_schema where type = 'index' and sql is not null",
  );
  for (const { name } of indexes) db.script(`drop index "${name}"`);
  work();
  for (const { sql } of indexes) db.script(sql);
}
