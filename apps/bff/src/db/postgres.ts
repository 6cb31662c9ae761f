import { PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { DatabaseUnreachable } from './unreachable.ts';

/** Kysely on PostgreSQL. Our bigints are epoch milliseconds and counters, which a number holds.
 *  `onError` hears of connections that broke while idle; the pool replaces them. Whatever needs a connection and gets none
 *  throws `DatabaseUnreachable`. */
export function postgresDialect(url: string, onError: (error: Error) => void): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    types: {
      getTypeParser: (id, format) =>
        id === types.builtins.INT8 ? (value: string) => Number(value) : types.getTypeParser(id, format),
    },
  });
  pool.on('error', onError);
  return new PostgresDialect({
    pool: {
      async connect() {
        try {
          return await pool.connect();
        } catch (cause) {
          throw new DatabaseUnreachable(cause);
        }
      },
      end: () => pool.end(),
      options: pool.options,
    },
  });
}
