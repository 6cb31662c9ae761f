import { isAsWanted, type Kind, type Settings, settingsAfter } from '@backchannel/configuration';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../db/schema.ts';
import { Conflict } from '../http/errors.ts';
import { isHeldBy, type Lease } from './leases.ts';
import type { ChangeAct } from './tracked-operations.ts';
import type { Place } from './types.ts';

/** How long a change may take to show after nobody heard of it any more. */
const lookForMs = 15 * 60_000;

const intentSchema = z.object({
  act: z.enum(['created', 'updated', 'deleted']),
  /** The body of the request; of an app's only the grants. */
  body: z.record(z.string(), z.unknown()),
  at: z.number(),
  /** The newest version when it was sent. */
  number: z.number(),
  operator: z.object({ id: z.string(), name: z.string() }),
  reason: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  auditId: z.string(),
});

/** A change that is being sent: by whom and why, so that whoever finds it done later can tell. */
export type Intent = z.infer<typeof intentSchema>;

/** Keeps what is about to be sent. Throws `Conflict` when somebody else holds the object by now. */
export async function keepIntent(
  db: Kysely<Schema>,
  place: Place,
  { holder }: Lease,
  intent: Intent,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('setting_object')
    .set({ intent: JSON.stringify(intent) })
    .where(isHeldBy(place, holder))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) return;
  throw new Conflict('being_changed', 'This took too long, and somebody else is changing it by now.');
}

/** Forgets what was certainly not done. */
export async function dropIntent(db: Kysely<Schema>, place: Place, { holder }: Lease): Promise<void> {
  await db.updateTable('setting_object').set({ intent: null }).where(isHeldBy(place, holder)).execute();
}

/** What was sent since the newest version and may still show; undefined when there is nothing. */
export function intentIn(row: { intent: string | null; number: number }, now: number): Intent | undefined {
  if (row.intent === null) return undefined;
  const intent = intentSchema.parse(JSON.parse(row.intent));
  return intent.number === row.number && now - intent.at < lookForMs ? intent : undefined;
}

/** What an object's settings become by a change; null when it deletes them. */
export const wantedBy = (
  kind: Kind,
  before: Settings | null,
  { act, body }: { act: ChangeAct; body: object },
): Settings | null => (act === 'deleted' ? null : settingsAfter(kind, before ?? {}, body));

/** Whether an object is exactly what a change was to make of it. Of what was created, the API chooses what the request left
 *  open. */
export function isDone(
  kind: Kind,
  change: { act: ChangeAct; body: object },
  before: Settings | null,
  now: Settings | null,
): boolean {
  if (change.act === 'deleted' || now === null) return change.act === 'deleted' && now === null;
  const wanted = wantedBy(kind, change.act === 'created' ? now : before, change);
  return wanted !== null && isAsWanted(kind, now, wanted);
}
