import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../db/open.ts';
import type { Schema } from '../db/schema.ts';
import { genesis, hashOf, type Unlinked } from './chain.ts';

/** Adds links to the chain one after the other, whoever else adds to it at the same time. */
export function createAppend(db: Kysely<Schema>, dialect: Dialect): (row: Unlinked) => Promise<void> {
  async function append(row: Unlinked): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      if (dialect === 'postgres') {
        // Other instances wait here until this link is committed, and then see it. The lock is the
        // table's own (by its number), so schemas in one database do not wait for one another.
        await sql`select pg_advisory_xact_lock('audit_record'::regclass::oid::bigint)`.execute(transaction);
      }
      const last = await transaction
        .selectFrom('audit_record')
        .select(['sequence', 'hash'])
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      const linked = {
        ...row,
        sequence: (last?.sequence ?? 0) + 1,
        previous_hash: last?.hash ?? genesis,
      };
      await transaction
        .insertInto('audit_record')
        .values({ ...linked, hash: hashOf(linked) })
        .execute();
    });
  }

  // One at a time also within this process: a hundred at once would take every connection of the
  // pool only to wait for one another.
  let last: Promise<unknown> = Promise.resolve();
  return (row) => {
    const next = last.then(() => append(row));
    last = next.catch(() => undefined); // Whoever asked for it hears of it; the next one goes on.
    return next;
  };
}
