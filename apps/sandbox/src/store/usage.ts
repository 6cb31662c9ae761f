import type { Database } from '../db/database.ts';
import type { Day } from '../days.ts';

/** What is kept of one team's day. */
export interface UsageDay {
  team: string;
  day: Day;
  messages: number;
  translations: number;
  image_moderations: number;
  concurrent_users: number;
  concurrent_connections: number;
  users: number;
  new_users: number;
  active_in_month: number;
  active_entered: number;
  engaged_in_month: number;
  engaged_entered: number;
}

/** Who is no longer active, or engaged, from a day on. */
export interface UsageLeavers {
  day: Day;
  active: number;
  engaged: number;
}

/** The teams behind `after` in which something happened within these days, in their order. */
export function teamsWithUsage(
  db: Database,
  [first, last]: readonly [Day, Day],
  { team, after }: { team?: string | undefined; after?: string | undefined },
  limit: number,
): string[] {
  const within = 'day between ? and ?';
  const rows = db.all<{ team: string }>(
    team === undefined
      ? `select distinct team from usage_days indexed by usage_days_of_team where ${after === undefined ? '' : 'team > ? and '}${within} order by team limit ?`
      : `select distinct team from usage_days indexed by usage_days_of_team where team = ? and ${within} limit ?`,
    ...(team === undefined ? (after === undefined ? [] : [after]) : [team]),
    first,
    last,
    limit,
  );
  return rows.map((row) => row.team);
}

/** A team's days within a range, oldest first. */
export const usageDays = (db: Database, team: string, [first, last]: readonly [Day, Day]): UsageDay[] =>
  db.all<UsageDay>(
    'select * from usage_days where team = ? and day between ? and ? order by day',
    team,
    first,
    last,
  );

export const usageLeavers = (
  db: Database,
  team: string,
  [first, last]: readonly [Day, Day],
): UsageLeavers[] =>
  db.all<UsageLeavers>(
    'select day, active, engaged from usage_leavers where team = ? and day between ? and ? order by day',
    team,
    first,
    last,
  );

/** Everything before a day, summed up. */
export interface UsageBefore {
  messages: number;
  users: number;
  active: number;
  engaged: number;
}

export function usageBefore(db: Database, team: string, day: Day): UsageBefore {
  const came = db.get<UsageBefore>(
    `select coalesce(sum(messages), 0) as messages, coalesce(sum(new_users), 0) as users,
       coalesce(sum(active_entered), 0) as active, coalesce(sum(engaged_entered), 0) as engaged
     from usage_days where team = ? and day < ?`,
    team,
    day,
  );
  const left = db.get<{ active: number; engaged: number }>(
    `select coalesce(sum(active), 0) as active, coalesce(sum(engaged), 0) as engaged
     from usage_leavers where team = ? and day < ?`,
    team,
    day,
  );
  return {
    messages: came?.messages ?? 0,
    users: came?.users ?? 0,
    active: (came?.active ?? 0) - (left?.active ?? 0),
    engaged: (came?.engaged ?? 0) - (left?.engaged ?? 0),
  };
}
