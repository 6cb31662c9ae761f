import type { Database, Sql } from '../db/database.ts';
import type { Day } from '../days.ts';
import type { Micros } from '../time.ts';

export type PolicyName = 'old-messages' | 'inactive-channels';

export interface PolicyRow {
  policy: PolicyName;
  max_age_hours: number;
  enabled_at: Micros;
  /** When it runs next. */
  next_run: Micros;
}

export interface RunRow {
  policy: PolicyName;
  date: Day;
  /** Messages or channels, as the policy has it. */
  deleted: number;
}

export const allPolicies = (db: Database): PolicyRow[] =>
  db.all<PolicyRow>('select * from retention_policies order by policy');

export function savePolicy(db: Database, row: PolicyRow): void {
  db.run(
    `insert into retention_policies (policy, max_age_hours, enabled_at, next_run) values (?, ?, ?, ?)
     on conflict (policy) do update set max_age_hours = excluded.max_age_hours, enabled_at = excluded.enabled_at, next_run = excluded.next_run`,
    row.policy,
    row.max_age_hours,
    row.enabled_at,
    row.next_run,
  );
}

export const removePolicy = (db: Database, policy: string): number =>
  db.run('delete from retention_policies where policy = ?', policy);

/** The policy that runs next. */
export const nextPolicy = (db: Database): PolicyRow | undefined =>
  db.get<PolicyRow>('select * from retention_policies order by next_run, policy limit 1');

/** A page of runs (`r`). */
export const selectRuns = (db: Database, where: Sql, order: string, limit: number): RunRow[] =>
  db.all<RunRow>(
    `select r.* from retention_runs r where ${where.sql} order by ${order} limit ?`,
    ...where.params,
    limit,
  );

/** The ids of the oldest messages from before `cutoff`. */
export const oldestMessages = (db: Database, cutoff: Micros, limit: number): string[] =>
  db
    .all<{ id: string }>(
      'select id from messages where created_at < ? order by created_at limit ?',
      cutoff,
      limit,
    )
    .map(({ id }) => id);

/** The channel in which nobody has written for longest, if that was before `cutoff` and nothing else happened since. */
export const mostInactiveChannel = (db: Database, cutoff: Micros): string | undefined =>
  db.get<{ cid: string }>(
    `select cid from channels indexed by channels_by_last_updated
     where deleted_at is null and last_updated < ?1 and updated_at < ?1 order by last_updated limit 1`,
    cutoff,
  )?.cid ??
  db.get<{ cid: string }>(
    `select cid from channels indexed by channels_deleted
     where deleted_at is not null and last_updated < ?1 and updated_at < ?1 order by last_updated limit 1`,
    cutoff,
  )?.cid;
