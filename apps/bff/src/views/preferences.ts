import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../db/schema.ts';
import { isFields } from '../fields.ts';
import { HttpError } from '../http/errors.ts';

const maxPreferenceBytes = 16 * 1024;

export const preferencesSchema = z.record(z.string(), z.json());
export type Preferences = z.infer<typeof preferencesSchema>;

/** How an operator likes things; empty until they say. */
export async function readPreferences(db: Kysely<Schema>, operatorId: string): Promise<Preferences> {
  const row = await db
    .selectFrom('preference')
    .select('value')
    .where('operator_id', '=', operatorId)
    .executeTakeFirst();
  return row ? preferencesSchema.parse(JSON.parse(row.value)) : {};
}

/**
 * Changes some and leaves the others: null takes one away, and of `columns` only the pages that are named change. Two
 * changes at the same time both count. Answers all of them. Throws `HttpError` 413 `too_large` beyond 16 kB of JSON.
 */
export async function changePreferences(
  db: Kysely<Schema>,
  operatorId: string,
  change: Preferences,
  now: number,
): Promise<Preferences> {
  for (;;) {
    const row = await db
      .selectFrom('preference')
      .select('value')
      .where('operator_id', '=', operatorId)
      .executeTakeFirst();
    const preferences = merged(row ? preferencesSchema.parse(JSON.parse(row.value)) : {}, change);
    const value = JSON.stringify(preferences);
    if (Buffer.byteLength(value) > maxPreferenceBytes) {
      throw new HttpError(413, 'too_large', 'Preferences hold at most 16 kB.');
    }
    const write = row
      ? db
          .updateTable('preference')
          .set({ value, updated_at: now })
          .where('operator_id', '=', operatorId)
          // As they were read: else somebody was quicker, and it begins anew from theirs.
          .where('value', '=', row.value)
          .returning('operator_id')
      : db
          .insertInto('preference')
          .values({ operator_id: operatorId, value, updated_at: now })
          .onConflict((conflict) => conflict.column('operator_id').doNothing())
          .returning('operator_id');
    if (await write.executeTakeFirst()) return preferences;
  }
}

/** A change laid over what there was, object by object; null takes away. */
function merged(before: Preferences, change: Preferences): Preferences {
  const after = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(change)) {
    const was = after.get(name);
    if (value === null) after.delete(name);
    else after.set(name, isFields(value) ? merged(isFields(was) ? was : {}, value) : value);
  }
  return Object.fromEntries(after);
}
