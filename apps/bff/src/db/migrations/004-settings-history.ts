import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The history of settings. Each version is a row that is added and never changed; it names operators by value. Beside
 *  them one row per object says which version is the newest, and who is changing it at the moment. */
export const settingsHistoryMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('setting_object')
      .addColumn('app', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('holder', 'text')
      .addColumn('held_until', 'bigint', (column) => column.notNull())
      .addColumn('intent', 'text')
      .addPrimaryKeyConstraint('setting_object_key', ['app', 'kind', 'name'])
      .execute();
    await db.schema
      .createTable('setting_version')
      .addColumn('app', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('operator_id', 'text')
      .addColumn('operator_name', 'text')
      .addColumn('reason', 'text')
      .addColumn('ip', 'text')
      .addColumn('user_agent', 'text')
      .addColumn('audit_id', 'text')
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('settings', 'text')
      .addColumn('places', 'text', (column) => column.notNull())
      .addColumn('changes', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('setting_version_key', ['app', 'kind', 'name', 'number'])
      .execute();
  },
};
