import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';

type Value = null | number | bigint | string | Uint8Array;

function toValue(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot store a ${typeof value}`);
}

/** Kysely on Node's own SQLite. Commits reach the disk before they are acknowledged, and a
 *  second process on the same file waits for its turn. `file` may be `:memory:`. */
export function sqliteDialect(file: string): SqliteDialect {
  const database = new DatabaseSync(file);
  database.exec(
    'pragma busy_timeout=5000; pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on',
  );
  const statements = new Map<string, StatementSync>();
  const prepared = (query: string): StatementSync => {
    const known = statements.get(query);
    if (known) return known;
    const statement = database.prepare(query);
    statements.set(query, statement);
    return statement;
  };
  return new SqliteDialect({
    database: {
      close: () => {
        statements.clear();
        database.close();
      },
      prepare: (query) => {
        const statement = prepared(query);
        return {
          reader: statement.columns().length > 0,
          all: (values) => statement.all(...values.map(toValue)),
          run: (values) => statement.run(...values.map(toValue)),
          iterate: (values) => statement.iterate(...values.map(toValue)),
        };
      },
    },
  });
}
