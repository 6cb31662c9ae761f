import type { Database, Sql } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface BanRow {
  number: number;
  target_id: string;
  /** Empty: from the whole app. */
  cid: string;
  banned_by_id: string | null;
  reason: string | null;
  shadow: number;
  ip_ban: number;
  expires: Micros | null;
  /** It has ended, and is only remembered. */
  is_over: number;
  created_at: Micros;
}

export type NewBan = Omit<BanRow, 'number' | 'is_over'>;

/** A ban's marks on the user's row, or on that of the member. */
function mark(db: Database, targetId: string, cid: string): void {
  const of = (column: string): string =>
    `(select ${column} from bans b where b.target_id = ?1 and b.cid = ?2 and b.is_over = 0)`;
  const marks = `banned = coalesce(${of('1 - b.shadow')}, 0), shadow_banned = coalesce(${of('b.shadow')}, 0), ban_expires = ${of('b.expires')}`;
  if (cid === '') db.run(`update users set ${marks} where id = ?1 and ?2 = ''`, targetId, cid);
  else db.run(`update members set ${marks} where user_id = ?1 and cid = ?2`, targetId, cid);
}

/** Bans somebody from the app or a channel; a second time the ban is replaced. */
export function saveBan(db: Database, ban: NewBan): void {
  db.run(
    `insert into bans (target_id, cid, banned_by_id, reason, shadow, ip_ban, expires, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (target_id, cid) do update set banned_by_id = excluded.banned_by_id, reason = excluded.reason,
       shadow = excluded.shadow, ip_ban = excluded.ip_ban, expires = excluded.expires, is_over = 0`,
    ban.target_id,
    ban.cid,
    ban.banned_by_id,
    ban.reason,
    ban.shadow,
    ban.ip_ban,
    ban.expires,
    ban.created_at,
  );
  mark(db, ban.target_id, ban.cid);
}

/** Lifts a ban. False when there was none, or one that had ended. */
export function removeBan(db: Database, targetId: string, cid: string): boolean {
  const row = db.get<Pick<BanRow, 'is_over'>>(
    'delete from bans where target_id = ? and cid = ? returning is_over',
    targetId,
    cid,
  );
  mark(db, targetId, cid);
  return row?.is_over === 0;
}

/** The bans that keep somebody from a channel: the app's and the channel's own. */
export const bansInForce = (
  db: Database,
  targetId: string,
  cid: string,
  now: Micros,
): Pick<BanRow, 'shadow'>[] =>
  db.all(
    // The plus sign: hardly anybody has a ban, and looking for two channels takes a table in memory.
    `select shadow from bans where target_id = ? and +cid in ('', ?) and is_over = 0 and (expires is null or expires > ?)`,
    targetId,
    cid,
    now,
  );

/** How many bans somebody is under. */
export const countBans = (db: Database, targetId: string): number =>
  db.get<{ count: number }>(
    'select count(*) as count from bans where target_id = ? and is_over = 0',
    targetId,
  )?.count ?? 0;

/** When the next ban ends. */
export const nextBanEnd = (db: Database): Micros | undefined =>
  db.get<{ at: Micros }>(
    'select expires as at from bans where expires is not null and is_over = 0 order by expires limit 1',
  )?.at;

/** Ends up to `limit` bans that run until `at` or shorter, and returns them. */
export function endBans(db: Database, at: Micros, limit: number): BanRow[] {
  const rows = db.all<BanRow>(
    'select * from bans where expires is not null and is_over = 0 and expires <= ? order by expires limit ?',
    at,
    limit,
  );
  for (const row of rows) {
    db.run('update bans set is_over = 1 where number = ?', row.number);
    mark(db, row.target_id, row.cid);
  }
  return rows;
}

/** Marks on the rows of these new members what bans they are under in the channel. */
export function markMembers(db: Database, cid: string, userIds: readonly string[]): void {
  const banned = db.all<{ target_id: string }>(
    'select target_id from bans where cid = ? and is_over = 0 and target_id in (select value from json_each(?))',
    cid,
    JSON.stringify(userIds),
  );
  for (const { target_id: targetId } of banned) mark(db, targetId, cid);
}

/** A page of bans that fit `where` (the table is called `b`). */
export const selectBans = (db: Database, where: Sql, order: Sql, limit: number, offset: number): BanRow[] =>
  db.all<BanRow>(
    `select b.* from bans b where ${where.sql} order by ${order.sql} limit ? offset ?`,
    ...where.params,
    ...order.params,
    limit,
    offset,
  );
