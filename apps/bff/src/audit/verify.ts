import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { genesis, hashOf } from './chain.ts';

const pageSize = 1000;

/** The first link that is not what it should be. */
export interface Break {
  readonly sequence: number;
  /** Of the act. */
  readonly id: string;
  readonly reason: 'missing_before' | 'changed' | 'not_linked';
}

/** What walking the whole chain found; `records` counts the links that were looked at and are right. */
export interface ChainState {
  readonly status: 'intact' | 'broken';
  readonly records: number;
  /** The newest hash. Whoever keeps it elsewhere can tell later whether the end has been cut off. */
  readonly head: string;
  readonly first_broken?: Break;
}

/** Walks the chain from its beginning, a page at a time. */
export async function verifyChain(db: Kysely<Schema>): Promise<ChainState> {
  let last = { sequence: 0, hash: genesis };
  for (;;) {
    const rows = await db
      .selectFrom('audit_record')
      .selectAll()
      .where('sequence', '>', last.sequence)
      .orderBy('sequence')
      .limit(pageSize)
      .execute();
    for (const row of rows) {
      const reason =
        row.sequence !== last.sequence + 1
          ? 'missing_before'
          : row.previous_hash !== last.hash
            ? 'not_linked'
            : hashOf(row) === row.hash
              ? undefined
              : 'changed';
      if (reason !== undefined) {
        const { sequence, id } = row;
        return {
          status: 'broken',
          records: last.sequence,
          head: last.hash,
          first_broken: { sequence, id, reason },
        };
      }
      last = { sequence: row.sequence, hash: row.hash };
    }
    if (rows.length < pageSize) return { status: 'intact', records: last.sequence, head: last.hash };
    // Other requests get their turn: on SQLite a page is read in one go.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
