import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

/** A ban from every channel that `banned_by_id` is yet to make. */
export interface FutureBanRow {
  number: number;
  banned_by_id: string;
  target_id: string;
  reason: string | null;
  shadow: number;
  expires: Micros | null;
  /** It has ended, and is only remembered. */
  is_over: number;
  created_at: Micros;
}

/** Marks the targets' rows in channels of that creator. */
function mark(db: Database, byId: string, targetId: string): void {
  const of = (column: string): string =>
    `(select ${column} from future_channel_bans f where f.banned_by_id = ?1 and f.target_id = ?2 and f.is_over = 0)`;
  db.run(
    `update members set ban_from_future_channels = coalesce(${of('1')}, 0), future_channel_ban_expires = ${of('f.expires')}
     where user_id = ?2 and cid in (select c.cid from members m join channels c on c.cid = m.cid where m.user_id = ?2 and c.created_by_id = ?1)`,
    byId,
    targetId,
  );
}

export function saveFutureBan(db: Database, ban: Omit<FutureBanRow, 'number' | 'is_over'>): void {
  db.run(
    `insert into future_channel_bans (banned_by_id, target_id, reason, shadow, expires, created_at) values (?, ?, ?, ?, ?, ?)
     on conflict (banned_by_id, target_id) do update set reason = excluded.reason, shadow = excluded.shadow,
       expires = excluded.expires, is_over = 0`,
    ban.banned_by_id,
    ban.target_id,
    ban.reason,
    ban.shadow,
    ban.expires,
    ban.created_at,
  );
  mark(db, ban.banned_by_id, ban.target_id);
}

/** Takes it back; bans from channels that were made in the meantime stay. */
export function removeFutureBan(db: Database, byId: string, targetId: string): void {
  db.run('delete from future_channel_bans where banned_by_id = ? and target_id = ?', byId, targetId);
  mark(db, byId, targetId);
}

/** What a creator's bans do to the channel that they have just made. True when there is any. */
export function applyFutureBans(db: Database, cid: string, creatorId: string, now: Micros): boolean {
  const bans = db.run(
    `insert into bans (target_id, cid, banned_by_id, reason, shadow, expires, created_at)
     select target_id, ?2, banned_by_id, reason, shadow, expires, ?3 from future_channel_bans
     where banned_by_id = ?1 and (expires is null or expires > ?3)`,
    creatorId,
    cid,
    now,
  );
  return bans > 0;
}

/** Marks on the rows of a channel's members that its creator has banned them from future channels. */
export const markFutureBanned = (db: Database, cid: string, userIds: readonly string[]): number =>
  db.run(
    `update members set ban_from_future_channels = 1, future_channel_ban_expires = f.expires
     from channels c join future_channel_bans f on f.banned_by_id = c.created_by_id
     where members.cid = ?1 and c.cid = ?1 and f.target_id = members.user_id and f.is_over = 0
       and members.user_id in (select value from json_each(?2))`,
    cid,
    JSON.stringify(userIds),
  );

/** When the next of them ends. */
export const nextFutureBanEnd = (db: Database): Micros | undefined =>
  db.get<{ at: Micros }>(
    'select expires as at from future_channel_bans where expires is not null and is_over = 0 order by expires limit 1',
  )?.at;

/** Ends up to `limit` of those that run until `at` or shorter. */
export function endFutureBans(db: Database, at: Micros, limit: number): void {
  const rows = db.all<FutureBanRow>(
    'select * from future_channel_bans where expires is not null and is_over = 0 and expires <= ? order by expires limit ?',
    at,
    limit,
  );
  for (const row of rows) {
    db.run('update future_channel_bans set is_over = 1 where number = ?', row.number);
    mark(db, row.banned_by_id, row.target_id);
  }
}

interface FutureBanQuery {
  byId?: string | undefined;
  targetId?: string | undefined;
  /** Leaves out what has ended before. */
  endingAfter?: Micros | undefined;
}

function where({ byId, targetId, endingAfter }: FutureBanQuery): {
  text: string;
  params: (string | number)[];
} {
  const tests: [string, string | number | undefined][] = [
    ['banned_by_id = ?', byId],
    ['target_id = ?', targetId],
    ['(expires is null or expires > ?)', endingAfter],
  ];
  const asked = tests.filter(([, value]) => value !== undefined);
  return {
    text: asked.length === 0 ? '1' : asked.map(([test]) => test).join(' and '),
    params: asked.flatMap(([, value]) => value ?? []),
  };
}

/** A page of them, newest first. */
export function selectFutureBans(
  db: Database,
  query: FutureBanQuery,
  limit: number,
  offset: number,
): FutureBanRow[] {
  const { text, params } = where(query);
  return db.all<FutureBanRow>(
    `select * from future_channel_bans where ${text} order by created_at desc, number desc limit ? offset ?`,
    ...params,
    limit,
    offset,
  );
}

/** How many there are; of very many, `most`. */
export function countFutureBans(db: Database, query: FutureBanQuery, most: number): number {
  const { text, params } = where(query);
  return (
    db.get<{ count: number }>(
      `select count(*) as count from (select 1 from future_channel_bans where ${text} limit ?)`,
      ...params,
      most,
    )?.count ?? 0
  );
}
