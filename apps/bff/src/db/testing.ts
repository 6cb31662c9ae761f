import { randomUUID } from 'node:crypto';
import { Kysely, sql } from 'kysely';
import { migrate } from './migrate.ts';
import type { Dialect, OpenDatabase } from './open.ts';
import { postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

const testDatabaseUrl = process.env['BACKCHANNEL_TEST_DATABASE_URL'];

/** The databases that this run can test on, for `describe.each`. */
export const testDialects: readonly Dialect[] = testDatabaseUrl ? ['sqlite', 'postgres'] : ['sqlite'];

export interface TestDatabase extends OpenDatabase {
  /** Closes the database and removes what it left. */
  close(): Promise<void>;
}

/** A fresh, migrated database: SQLite in memory, or one on the PostgreSQL server that BACKCHANNEL_TEST_DATABASE_URL
 *  names. A schema alone would not do: migrating looks at all schemas of its database, and fails when one goes meanwhile. */
export async function openTestDatabase(dialect: Dialect): Promise<TestDatabase> {
  if (dialect === 'sqlite') return openTestSqlite();
  if (!testDatabaseUrl) throw new Error('BACKCHANNEL_TEST_DATABASE_URL is not set');
  return openTestPostgres(testDatabaseUrl);
}

async function openTestSqlite(): Promise<TestDatabase> {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(':memory:') });
  await migrate(db, 'sqlite');
  return { db, dialect: 'sqlite', close: () => db.destroy() };
}

async function openTestPostgres(url: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(url, (server) => sql`create database ${sql.id(name)}`.execute(server));
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = new Kysely<Schema>({ dialect: postgresDialect(own.href, rethrow) });
  await migrate(db, 'postgres');
  return {
    db,
    dialect: 'postgres',
    async close() {
      await db.destroy();
      await onServer(url, (server) => sql`drop database ${sql.id(name)}`.execute(server));
    },
  };
}

async function onServer(url: string, run: (server: Kysely<unknown>) => Promise<unknown>): Promise<void> {
  const server = new Kysely<unknown>({ dialect: postgresDialect(url, rethrow) });
  try {
    await run(server);
  } finally {
    await server.destroy();
  }
}

function rethrow(error: Error): never {
  throw error;
}
