import { Database } from './database.ts';
import { migrations } from './migrations/index.ts';
import { hasWordPrefix, hasWords, relevance } from './words.ts';

/** Thrown when a data file cannot be opened or is not one of ours; the message is one line for people. */
export class DataFileError extends Error {
  override name = 'DataFileError';
}

/** Opens `file` (or `:memory:`), and brings its schema up to date. */
export function openDatabase(file: string): Database {
  let db: Database | undefined;
  try {
    db = new Database(file);
    db.define('has_word_prefix', (text, query) => Number(hasWordPrefix(text, query)));
    db.define('has_words', (text, query) => Number(hasWords(text, query)));
    db.define('relevance', (text, query) => relevance(text, query));
    migrate(db);
    return db;
  } catch (error) {
    db?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataFileError(`Cannot use the data file ${file}: ${reason}`, { cause: error });
  }
}

function migrate(db: Database): void {
  const done = db.get<{ user_version: number }>('pragma user_version')?.user_version ?? 0;
  if (done > migrations.length) throw new Error('it was written by a newer version');
  migrations.slice(done).forEach((sql, index) => {
    db.transaction(() => {
      db.script(sql);
      db.script(`pragma user_version = ${done + index + 1}`);
    });
  });
}

/** Removes every row, and keeps the schema. */
export function wipe(db: Database): void {
  const tables = db.all<{ name: string }>(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like '%\\_fts%' escape '\\'",
  );
  db.transaction(() => {
    db.script('pragma defer_foreign_keys = on');
    for (const { name } of tables) db.script(`delete from "${name}"`);
  });
}
