import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The audit log. It names operators by value, so that a record outlives its operator. */
export const auditMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('audit_record')
      .addColumn('sequence', 'bigint', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('part', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('operator_id', 'text', (column) => column.notNull())
      .addColumn('operator_name', 'text', (column) => column.notNull())
      .addColumn('operator_role', 'text', (column) => column.notNull())
      .addColumn('app', 'text', (column) => column.notNull())
      .addColumn('operation', 'text', (column) => column.notNull())
      .addColumn('effect', 'text', (column) => column.notNull())
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('status', 'integer')
      .addColumn('upstream_request_id', 'text')
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('duration_ms', 'double precision')
      .addColumn('request', 'text', (column) => column.notNull())
      .addColumn('error', 'text')
      .addColumn('ip', 'text')
      .addColumn('user_agent', 'text')
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('previous_hash', 'text', (column) => column.notNull())
      .addUniqueConstraint('audit_record_part', ['id', 'part'])
      .execute();
    for (const column of ['at', 'operator_id', 'operation', 'target'] as const) {
      await db.schema
        .createIndex(`audit_record_${column}`)
        .on('audit_record')
        .columns([column, 'sequence'])
        .execute();
    }
  },
};
