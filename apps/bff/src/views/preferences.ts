import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../db/schema.ts';
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

/** Replaces them. Throws `HttpError` 413 `too_large` beyond 16 kB of JSON. */
export async function writePreferences(
  db: Kysely<Schema>,
  operatorId: string,
  preferences: Preferences,
  now: number,
): Promise<void> {
  const value = JSON.stringify(preferences);
  if (Buffer.byteLength(value) > maxPreferenceBytes) {
    throw new HttpError(413, 'too_large', 'Preferences hold at most 16 kB.');
  }
  await db
    .insertInto('preference')
    .values({ operator_id: operatorId, value, updated_at: now })
    .onConflict((conflict) => conflict.column('operator_id').doUpdateSet({ value, updated_at: now }))
    .execute();
}
