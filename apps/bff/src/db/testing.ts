import { Kysely } from 'kysely';
import { inject } from 'vitest';
import { migrate } from './migrate.ts';
import type { Dialect, OpenDatabase } from './open.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';
import { createDatabase, dropDatabase, openDatabase, testDatabaseUrl } from './test-postgres.ts';

/** The databases that this run can test on, for `describe.each`. */
export const testDialects: readonly Dialect[] = testDatabaseUrl ? ['sqlite', 'postgres'] : ['sqlite'];

export interface TestDatabase extends OpenDatabase {
  /** Closes the database and removes what it left. */
  close(): Promise<void>;
}

/** A fresh, migrated database: SQLite in memory, or one on the PostgreSQL server that BACKCHANNEL_TEST_DATABASE_URL
 *  names. */
export async function openTestDatabase(dialect: Dialect): Promise<TestDatabase> {
  if (dialect === 'sqlite') return openTestSqlite();
  if (testDatabaseUrl === undefined) throw new Error('BACKCHANNEL_TEST_DATABASE_URL is not set');
  return openTestPostgres(testDatabaseUrl);
}

async function openTestSqlite(): Promise<TestDatabase> {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(':memory:') });
  await migrate(db, 'sqlite');
  return { db, dialect: 'sqlite', close: () => db.destroy() };
}

async function openTestPostgres(server: string): Promise<TestDatabase> {
  const name = await createDatabase(server, inject('postgresTemplate'));
  const db = openDatabase(server, name);
  return {
    db,
    dialect: 'postgres',
    async close() {
      await db.destroy();
      await dropDatabase(server, name);
    },
  };
}
