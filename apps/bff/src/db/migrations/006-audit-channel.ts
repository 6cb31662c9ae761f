import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where an act on a message was done, which only its answer tells. Links from before have none, and their hashes stay. */
export const auditChannelMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('audit_record').addColumn('channel', 'text').execute();
  },
};
