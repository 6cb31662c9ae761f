import { PostgresDialect } from 'kysely';
import pg from 'pg';

const int8 = 20;

/** Kysely on PostgreSQL. Our bigints are epoch milliseconds and counters, which a number holds.
 *  `onError` hears of connections that broke while idle; the pool replaces them. */
export function postgresDialect(url: string, onError: (error: Error) => void): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    types: {
      getTypeParser: (id, format) =>
        id === int8 ? (value: string) => Number(value) : pg.types.getTypeParser(id, format),
    },
  });
  pool.on('error', onError);
  return new PostgresDialect({ pool });
}
