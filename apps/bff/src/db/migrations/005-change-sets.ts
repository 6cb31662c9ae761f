import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Several changes that were reviewed as one, and how far they have come. */
export const changeSetsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('change_set')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('operator_id', 'text', (column) => column.notNull())
      .addColumn('operator_name', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('runner_id', 'text', (column) => column.notNull())
      .addColumn('ip', 'text')
      .addColumn('user_agent', 'text')
      .addColumn('holder', 'text')
      .addColumn('held_until', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('change_set_created')
      .on('change_set')
      .columns(['created_at', 'id'])
      .execute();
    await db.schema
      .createTable('change_set_step')
      .addColumn('change_set_id', 'text', (column) =>
        column.notNull().references('change_set.id').onDelete('cascade'),
      )
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('app', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('version', 'integer')
      .addColumn('error', 'text')
      .addPrimaryKeyConstraint('change_set_step_key', ['change_set_id', 'position'])
      .execute();
  },
};
