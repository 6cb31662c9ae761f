import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { auditMigration } from './migrations/003-audit.ts';
import { authMigration } from './migrations/001-auth.ts';
import { operatorDataMigration } from './migrations/002-operator-data.ts';
import { settingsHistoryMigration } from './migrations/004-settings-history.ts';
import { changeSetsMigration } from './migrations/005-change-sets.ts';
import { auditChannelMigration } from './migrations/006-audit-channel.ts';
import type { Dialect } from './open.ts';
import type { Schema } from './schema.ts';

/** The tables are those of a version that came after this one. */
export class NewerTables extends Error {
  override readonly name = 'NewerTables';
}

/** Brings the tables up to date, in one transaction where the database can. Several processes on
 *  PostgreSQL may do it at once: one works, the others wait and find nothing left to do. Throws `NewerTables`, and what
 *  the database says. */
export async function migrate(db: Kysely<Schema>, dialect: Dialect): Promise<void> {
  const migrationTableSchema = dialect === 'postgres' ? await ownSchema(db) : undefined;
  const migrations = {
    '001-auth': authMigration(dialect),
    '002-operator-data': operatorDataMigration,
    '003-audit': auditMigration,
    '004-settings-history': settingsHistoryMigration,
    '005-change-sets': changeSetsMigration,
    '006-audit-channel': auditChannelMigration,
  };
  const migrator = new Migrator({
    db,
    // Without it, tables of the same name in another schema would be taken for ours.
    ...(migrationTableSchema === undefined ? {} : { migrationTableSchema }),
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const missing =
    error instanceof Error ? /previously executed migration (\S+) is missing/.exec(error.message) : null;
  const newest = Object.keys(migrations).at(-1) ?? '';
  if ((missing?.[1] ?? '') > newest)
    throw new NewerTables(`the tables have ${missing?.[1]}`, { cause: error });
  throw error;
}

async function ownSchema(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  const name = rows[0]?.name;
  if (name == null) throw new Error('the search path of the database account leads to no schema');
  return name;
}
