import type { Database, Sql } from '../db/database.ts';
import { packRows } from '../db/packed-rows.ts';
import type { PackedRow } from '../db/packed-rows.ts';
import { isAmong } from '../filter/sql.ts';
import type { Micros } from '../time.ts';

export interface MemberRow {
  cid: string;
  user_id: string;
  channel_role: string;
  is_moderator: number;
  invited: number;
  invite_accepted_at: Micros | null;
  invite_rejected_at: Micros | null;
  banned: number;
  shadow_banned: number;
  ban_expires: Micros | null;
  ban_from_future_channels: number;
  future_channel_ban_expires: Micros | null;
  notifications_muted: number;
  pinned_at: Micros | null;
  archived_at: Micros | null;
  hide_messages_before: Micros | null;
  custom: string;
  created_at: Micros;
  updated_at: Micros;
}

/** What most members are: neither invited nor banned, with nothing set. */
export const MEMBER_DEFAULTS = {
  invited: 0,
  invite_accepted_at: null,
  invite_rejected_at: null,
  banned: 0,
  shadow_banned: 0,
  ban_expires: null,
  ban_from_future_channels: 0,
  future_channel_ban_expires: null,
  notifications_muted: 0,
  pinned_at: null,
  archived_at: null,
  hide_messages_before: null,
} as const;

const packedMembers = packRows<MemberRow>(
  ['cid', 'user_id', 'channel_role', 'is_moderator', 'custom', 'created_at', 'updated_at'],
  MEMBER_DEFAULTS,
);

export type NewMember = Pick<MemberRow, 'cid' | 'user_id' | 'created_at'> &
  Partial<Pick<MemberRow, 'channel_role' | 'is_moderator' | 'invited' | 'custom' | 'hide_messages_before'>>;

export type MemberChange = Partial<Omit<MemberRow, 'cid' | 'user_id' | 'created_at'>>;

export const findMember = (db: Database, cid: string, userId: string): MemberRow | undefined =>
  db.get<MemberRow>('select * from members where cid = ? and user_id = ?', cid, userId);

export function findMembers(db: Database, cid: string, userIds: Iterable<string>): MemberRow[] {
  const where = isAmong('user_id', userIds);
  return db.all<MemberRow>(`select * from members where cid = ? and ${where.sql}`, cid, ...where.params);
}

/** Who of some users, named by cid, are members of these channels. */
export const membersAmong = (db: Database, usersByCid: ReadonlyMap<string, readonly string[]>): MemberRow[] =>
  db.all<MemberRow>(
    `select m.* from json_each(?) c cross join json_each(c.value) u
     cross join members m on m.cid = c.key and m.user_id = u.value`,
    JSON.stringify(Object.fromEntries(usersByCid)),
  );

/** Adds a member; who already is one stays as they are. True when somebody was added. */
export const insertMember = (db: Database, member: NewMember): boolean =>
  db.run(
    `insert into members (cid, user_id, channel_role, is_moderator, invited, custom, hide_messages_before, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    member.cid,
    member.user_id,
    member.channel_role ?? 'channel_member',
    member.is_moderator ?? 0,
    member.invited ?? 0,
    member.custom ?? '{}',
    member.hide_messages_before,
    member.created_at,
    member.created_at,
  ) > 0;

/** Sets the given columns; the keys come from our own code, never from a request. */
export function updateMember(db: Database, cid: string, userId: string, change: MemberChange): void {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return;
  db.run(
    `update members set ${entries.map(([column]) => `${column} = ?`).join(', ')} where cid = ? and user_id = ?`,
    ...entries.map(([, value]) => value),
    cid,
    userId,
  );
}

/** Removes a member with everything of theirs in the channel. A distinct channel remembers who left. */
export function removeMember(db: Database, cid: string, userId: string): boolean {
  db.run('delete from reads where cid = ? and user_id = ?', cid, userId);
  db.run('delete from channel_hides where cid = ? and user_id = ?', cid, userId);
  if (db.run('delete from members where cid = ? and user_id = ?', cid, userId) === 0) return false;
  db.run(
    'insert or ignore into distinct_leavers (cid, user_id) select cid, ? from channels where cid = ? and is_distinct = 1',
    userId,
    cid,
  );
  return true;
}

/** Which of these users once belonged to a distinct channel and left it. */
export const leaversAmong = (db: Database, cid: string, userIds: readonly string[]): Set<string> =>
  new Set(
    db
      .all<{ user_id: string }>(
        'select user_id from distinct_leavers where cid = ? and user_id in (select value from json_each(?))',
        cid,
        JSON.stringify(userIds),
      )
      .map((row) => row.user_id),
  );

// A statement is looked up by its text, and so put together once.
const membersBy = (way: 'asc' | 'desc'): string =>
  `select ${packedMembers.columns} from members where cid = ?
   order by created_at ${way}, user_id ${way} limit ? offset ?`;
const OLDEST_FIRST = membersBy('asc');
const NEWEST_FIRST = membersBy('desc');

/** A channel's members by the time they joined. */
export const membersOf = (
  db: Database,
  cid: string,
  { limit, offset, newestFirst }: { limit: number; offset: number; newestFirst: boolean },
): MemberRow[] =>
  db.all<PackedRow>(newestFirst ? NEWEST_FIRST : OLDEST_FIRST, cid, limit, offset).map(packedMembers.rowOf);

/** The user's own member rows in these channels, by cid. */
export const membershipsOf = (
  db: Database,
  userId: string,
  cids: readonly string[],
): Map<string, MemberRow> =>
  new Map(
    db
      .all<MemberRow>(
        'select * from members where user_id = ? and cid in (select value from json_each(?))',
        userId,
        JSON.stringify(cids),
      )
      .map((row) => [row.cid, row]),
  );

/** A page of one channel's members that fit `where`: `m` is the member, `u` the user. Deleted users are left out. */
export const selectMembers = (
  db: Database,
  cid: string,
  where: Sql,
  order: Sql,
  limit: number,
  offset: number,
): MemberRow[] =>
  db.all<MemberRow>(
    `select m.* from members m join users u on u.id = m.user_id
     where m.cid = ? and u.deleted_at is null and ${where.sql} order by ${order.sql} limit ? offset ?`,
    cid,
    ...where.params,
    ...order.params,
    limit,
    offset,
  );
