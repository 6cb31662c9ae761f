import type { Database } from '../../db/database.ts';
import { DAY_LENGTH, dayOf } from '../../days.ts';
import type { Day } from '../../days.ts';
import type { Micros } from '../../time.ts';
import { parseStrings } from '../../values.ts';
import type { Counter } from './columns.ts';

// What happens is counted by team and day as it happens; what spans days (who was active within 30 of them) is kept
// as who enters and who leaves, so that any day's number is a sum.

/** For how many days somebody who did something counts as active. */
const WINDOW = 30;

function bump(db: Database, team: string, day: Day, counter: Counter<'usage_days'>): void {
  // Every message passes here, and mostly the day is there.
  const known = db.run(
    `update usage_days set ${counter} = ${counter} + 1 where team = ? and day = ?`,
    team,
    day,
  );
  if (known > 0) return;
  db.run(`insert into usage_days (team, day, ${counter}) values (?, ?, 1)`, team, day);
}

function leave(db: Database, team: string, day: Day, kind: Counter<'usage_leavers'>, by: 1 | -1): void {
  db.run(
    `insert into usage_leavers (team, day, ${kind}) values (?, ?, ?)
     on conflict (team, day) do update set ${kind} = ${kind} + excluded.${kind}`,
    team,
    day,
    by,
  );
}

/** Counts a message for its channel's team. */
export const countSent = (db: Database, team: string | null, now: Micros): void =>
  bump(db, team ?? '', dayOf(now), 'messages');

/** Counts all messages of channels that are no team's; for worlds that are written in bulk. */
export function countAllWithoutTeam(db: Database): void {
  db.run(
    `insert into usage_days (team, day, messages)
     select '', m.created_at / cast(? as integer), count(*) from messages m join channels c on c.cid = m.cid
     where c.team is null and m.pending = 0 group by 2
     on conflict (team, day) do update set messages = excluded.messages`,
    DAY_LENGTH,
  );
}

/** Counts a translation for the channel's team. */
export const countTranslation = (db: Database, team: string | null, now: Micros): void =>
  bump(db, team ?? '', dayOf(now), 'translations');

const monthOf = (day: Day): string => new Date(day * 86_400_000).toISOString().slice(0, 7);

function countDay(db: Database, team: string, kind: 'active' | 'engaged', last: Day | null, day: Day): void {
  if (last !== null && day - last < WINDOW) leave(db, team, last + WINDOW, kind, -1);
  else bump(db, team, day, `${kind}_entered`);
  leave(db, team, day + WINDOW, kind, 1);
  if (last === null || monthOf(last) !== monthOf(day)) bump(db, team, day, `${kind}_in_month`);
}

const lastDays = (
  db: Database,
  team: string,
  userId: string,
): { active_day: Day | null; engaged_day: Day | null } =>
  db.get('select active_day, engaged_day from usage_people where team = ? and user_id = ?', team, userId) ?? {
    active_day: null,
    engaged_day: null,
  };

/** Until which days somebody is counted already. */
interface Counted {
  active: Day;
  /** Null: not at all. */
  engaged: Day | null;
}

const REMEMBERED = 'counted activity';
const MOST_REMEMBERED = 10_000;

/** Who need not be looked for in the tables any more, by id. */
function countedUsers(db: Database): Map<string, Counted> {
  const counted = db.remembered(REMEMBERED, () => new Map<string, Counted>());
  if (counted.size >= MOST_REMEMBERED) counted.clear();
  return counted;
}

/** Whoever changes a user's teams says so: then their activity counts for others, too. */
export function forgetActivity(db: Database, userId: string): void {
  countedUsers(db).delete(userId);
}

/**
 * Counts that a user did something, once a day, for each of their teams; `engaged` says that others can see it: a
 * message, a reaction. A clock that was turned back counts nobody twice.
 */
export function countActivity(db: Database, userId: string, engaged: boolean, now: Micros): void {
  const day = dayOf(now);
  const counted = countedUsers(db);
  const known = counted.get(userId);
  if (known && known.active >= day && (!engaged || (known.engaged !== null && known.engaged >= day))) return;
  const user = db.get<{ teams: string }>('select teams from users where id = ?', userId);
  if (!user) return;
  counted.set(userId, { active: day, engaged: engaged ? day : null });
  const teams = new Set(parseStrings(user.teams));
  // A user without teams counts for the team without a name.
  for (const team of teams.size === 0 ? [''] : teams) {
    const { active_day: active, engaged_day: earlier } = lastDays(db, team, userId);
    const isNew = active === null || active < day;
    const isNewlyEngaged = engaged && (earlier === null || earlier < day);
    if (isNew) {
      bump(db, team, day, 'users');
      countDay(db, team, 'active', active, day);
    }
    if (isNewlyEngaged) countDay(db, team, 'engaged', earlier, day);
    if (!isNew && !isNewlyEngaged) continue;
    db.run(
      `insert into usage_people (team, user_id, active_day, engaged_day) values (?, ?, ?, ?)
       on conflict (team, user_id) do update set active_day = max(active_day, excluded.active_day),
         engaged_day = coalesce(excluded.engaged_day, engaged_day)`,
      team,
      userId,
      day,
      isNewlyEngaged ? day : null,
    );
  }
}
