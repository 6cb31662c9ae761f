import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../db/schema.ts';
import { outcomes } from './types.ts';

const text = z.string().trim().max(300, 'Give at most 300 characters.').optional();
const moment = z.iso
  .datetime({ offset: true, error: 'Give a date and time with its zone (RFC 3339).' })
  .transform((value) => Date.parse(value))
  .optional();

/** What an operator asks the audit log for, as it stands in the address. Texts other than app and
 *  operation match anywhere, `target` also in the channel of a message; `to` is exclusive. */
export const filterSchema = z.object({
  person: text,
  operation: text,
  target: text,
  outcome: z.enum(outcomes, `Give one of ${outcomes.join(', ')}.`).optional(),
  app: text,
  from: moment,
  to: moment,
});
export type AuditFilter = z.infer<typeof filterSchema>;

/** Acts from new to old: the link that says what was tried, with what became of it. `before` is a
 *  sequence number. */
export async function listActs(
  db: Kysely<Schema>,
  filter: AuditFilter,
  page: { before: number | undefined; limit: number },
): Promise<ActRow[]> {
  let query = acts(db).orderBy('first.sequence', 'desc').limit(page.limit);
  if (page.before !== undefined) query = query.where('first.sequence', '<', page.before);
  const { person, operation, target, outcome, app, from, to } = filter;
  if (person) {
    query = query.where((where) =>
      where.or([where('first.operator_id', '=', person), contains('first.operator_name', person)]),
    );
  }
  if (operation) query = query.where('first.operation', '=', operation);
  if (target) {
    query = query.where((where) =>
      where.or([contains('first.target', target), contains('second.channel', target)]),
    );
  }
  if (outcome) {
    query = query.where((where) => where(where.fn.coalesce('second.outcome', 'first.outcome'), '=', outcome));
  }
  if (app) query = query.where('first.app', '=', app);
  if (from !== undefined) query = query.where('first.at', '>=', from);
  if (to !== undefined) query = query.where('first.at', '<', to);
  return query.execute();
}

/** Everybody who is in the log, by the name that they had last; in the order of their names. */
export async function listActors(db: Kysely<Schema>): Promise<{ id: string; name: string }[]> {
  const newest = db
    .selectFrom('audit_record')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .where('operator_id', '!=', '')
    .groupBy('operator_id');
  const rows = await db
    .selectFrom('audit_record')
    .select(['operator_id as id', 'operator_name as name'])
    .where('sequence', 'in', newest)
    .execute();
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

/** One act by its id. */
export async function findAct(db: Kysely<Schema>, id: string): Promise<ActRow | undefined> {
  return acts(db).where('first.id', '=', id).executeTakeFirst();
}

export type ActRow = Awaited<ReturnType<ReturnType<typeof acts>['execute']>>[number];

const acts = (db: Kysely<Schema>) =>
  db
    .selectFrom('audit_record as first')
    .leftJoin('audit_record as second', (join) =>
      join.onRef('second.id', '=', 'first.id').on('second.part', '=', 'finished'),
    )
    .where('first.part', '!=', 'finished')
    .selectAll('first')
    .select([
      'second.sequence as second_sequence',
      'second.outcome as second_outcome',
      'second.channel as second_channel',
      'second.status as second_status',
      'second.upstream_request_id as second_upstream_request_id',
      'second.duration_ms as second_duration_ms',
      'second.error as second_error',
      'second.hash as second_hash',
      'second.previous_hash as second_previous_hash',
    ]);

/** Matches a part of a column's text, whatever the case of its letters; of letters beyond ASCII,
 *  which SQLite cannot turn, the case that was asked for. */
function contains(column: 'first.operator_name' | 'first.target' | 'second.channel', part: string) {
  const escaped = part.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const text = sql.ref(column);
  return sql<boolean>`(lower(${text}) like ${`%${escaped.toLowerCase()}%`} escape '\\'
    or ${text} like ${`%${escaped}%`} escape '\\')`;
}
