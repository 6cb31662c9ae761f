import type { Database } from '../../db/database.ts';
import type { Micros } from '../../time.ts';
import type { MessageRow } from '../messages.ts';
import { isInChannel } from './channels.ts';

// What is something to read is numbered in its channel, and each reader keeps a place among the numbers: a message moves
// the channel alone, however many have not read it. See db/migrations/020-unread-numbers.ts and the view `read_states`.

const countsAsUnread = (message: MessageRow): boolean =>
  isInChannel(message) && message.silent === 0 && message.shadowed === 0;

// Messages (`m`) that are something to read, to all but their authors.
const UNREAD = `m.truncated = 0 and m.pending = 0 and (m.parent_id is null or m.show_in_channel = 1)
  and m.silent = 0 and m.shadowed = 0`;

// From when on messages count, for the row `reads` of an update.
const COUNTS_FROM = `max(reads.last_read, coalesce(
  (select hide_messages_before from members x where x.cid = reads.cid and x.user_id = reads.user_id), 0))`;

const unreadSince = (more = ''): string =>
  `(select count(*) from messages m indexed by messages_in_channel where m.cid = reads.cid and ${UNREAD}
    and m.created_at > ${COUNTS_FROM} and m.user_id is not reads.user_id${more})`;

const inThreadBefore = (moment: string): string =>
  `(m.parent_id is not null and (select p.created_at from messages p where p.id = m.parent_id) <= ${moment})`;

interface Numbers {
  top: number;
  floor: number;
}

/** The newest number of a channel, and the one up to which nothing is left. */
const numbersOf = (db: Database, cid: string): Numbers =>
  db.get<{ top: number; floor: number }>(
    'select unread_top as top, unread_floor as floor from channels where cid = ?',
    cid,
  ) ?? { top: 0, floor: 0 };

/**
 * What stays unread to a member of a channel, counted afresh from their `last_read`. It never grows: messages that did
 * not count when they came do not begin to.
 */
export function recountUnread(db: Database, cid: string, userId: string): void {
  db.run(
    `update reads set unread_from = max(unread_from, ?3 - ${unreadSince()}) where cid = ?1 and user_id = ?2`,
    cid,
    userId,
    numbersOf(db, cid).top,
  );
}

/** What one user has yet to read in a channel, counted afresh, also when it is more than before. */
export function recountUnreadOf(db: Database, cid: string, userId: string): void {
  db.run(
    `update reads set unread_from = ?3 - ${unreadSince()} where cid = ?1 and user_id = ?2`,
    cid,
    userId,
    numbersOf(db, cid).top,
  );
}

// What came after a moment is left to some readers who had not read up to it, those apart who wrote it themselves.
const leaveToRead = (staying: string, whose: string): string =>
  `with own (user_id, count) as materialized (select m.user_id, count(*) from messages m indexed by messages_in_channel
     where m.cid = ?1 and m.created_at > ?2 and ${UNREAD}${staying} group by m.user_id)
   update reads set unread_from = max(unread_from,
     ?3 + coalesce((select count from own where own.user_id = reads.user_id), 0))
   where cid = ?1 and ${COUNTS_FROM} <= ?2 and user_id in (${whose})`;

/** What stays unread to some members who no longer see what was sent up to a moment. It never grows. */
export function recountUnreadOfSome(
  db: Database,
  cid: string,
  until: Micros,
  userIds: readonly string[],
): void {
  const { count = 0 } =
    db.get<{ count: number }>(
      `select count(*) as count from messages m indexed by messages_in_channel
       where m.cid = ? and m.created_at > ? and ${UNREAD}`,
      cid,
      until,
    ) ?? {};
  const { top } = numbersOf(db, cid);
  db.run(
    leaveToRead('', 'select value from json_each(?4)'),
    cid,
    until,
    top - count,
    JSON.stringify(userIds),
  );
}

/**
 * What stays unread where all up to a moment has ceased to count for everybody, with the threads that began before. It
 * never grows.
 */
export function recountUnreadAfter(db: Database, cid: string, until: Micros): void {
  const { count = 0, late = 0 } =
    db.get<{ count: number; late: number }>(
      `select count(*) as count, coalesce(sum(${inThreadBefore('?2')}), 0) as late
       from messages m indexed by messages_in_channel where m.cid = ?1 and m.created_at > ?2 and ${UNREAD}`,
      cid,
      until,
    ) ?? {};
  const from = numbersOf(db, cid).top - (count - late);
  db.run('update channels set unread_floor = max(unread_floor, ?) where cid = ?', from, cid);
  const staying = ` and not ${inThreadBefore('?2')}`;
  if (count > late) db.run(leaveToRead(staying, 'select user_id from own'), cid, until, from);
  if (late === 0) return;
  const { top, floor } = numbersOf(db, cid);
  db.run(
    `update reads set unread_from = max(unread_from, ?3 - ${unreadSince(staying)})
     where cid = ?1 and max(unread_from, ?4) < ?3 and ${COUNTS_FROM} > ?2`,
    cid,
    until,
    top,
    floor,
  );
}

/** Counts what everybody has yet to read everywhere, where nothing is counted yet; for worlds that are written in bulk. */
export function countAllUnread(db: Database): void {
  // Side by side and with their authors; where they lie among all others, each would be looked up for every reader.
  db.script(`
    create temp table unread_counted (cid, created_at, seq, user_id, primary key (cid, created_at, seq)) without rowid;
    insert into unread_counted select cid, created_at, seq, user_id from messages m where ${UNREAD} order by 1, 2, 3;
  `);
  db.run(
    `update reads set unread_from = -(select count(*) from unread_counted m
       where m.cid = reads.cid and m.created_at > ${COUNTS_FROM} and m.user_id is not reads.user_id)
     where last_read < (select max(m.created_at) from unread_counted m where m.cid = reads.cid)`,
  );
  db.script('drop table unread_counted');
}

// In most channels nobody is left out, which is quicker found out than done. Only between two people does a block count.
const HAS_UNCONCERNED = `select exists (select 1 from channel_mutes where cid = ?1)
  or exists (select 1 from members indexed by members_invited where cid = ?1 and invited = 1 and invite_accepted_at is null) as found`;

// Who has muted the channel or has yet to accept the invitation, and, between two people, who has blocked the sender.
const UNCONCERNED = `select user_id from channel_mutes where cid = ?1 and (expires is null or expires > ?3)
  union all select user_id from members indexed by members_invited
    where cid = ?1 and invited = 1 and invite_accepted_at is null
  union all select r.user_id from reads r cross join user_blocks b on b.user_id = r.user_id and b.blocked_user_id = ?2
    where ?4 = 2 and r.cid = ?1`;

/** One message more to read for everybody in its channel but its sender, if it is one to be read. */
export function countUnread(db: Database, message: MessageRow, members: number, now: Micros): void {
  if (!countsAsUnread(message)) return;
  const { cid, user_id: senderId } = message;
  db.run('update channels set unread_top = unread_top + 1 where cid = ?', cid);
  if (members !== 2 && db.get<{ found: number }>(HAS_UNCONCERNED, cid)?.found === 0) return;
  db.run(
    `update reads set unread_from = max(unread_from, (select unread_floor from channels where cid = ?1)) + 1,
       uncounted_until = ?5
     where cid = ?1 and user_id in (${UNCONCERNED}) and user_id is not ?2`,
    cid,
    senderId,
    now,
    members,
    message.created_at,
  );
}

/**
 * Takes messages that have been removed for good, or are kept from others now, from what there is to read. For whom some
 * did not count, only what came after the last of these is taken: of those before nobody knows any more.
 */
export function uncountUnread(db: Database, cid: string, removed: readonly MessageRow[]): void {
  const unread = removed.filter(countsAsUnread);
  if (unread.length === 0) return;
  const moments = unread.map((message) => message.created_at);
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  const { top, floor } = numbersOf(db, cid);
  // Hardly anybody has hidden what came before, and to look that up for each takes most of the time.
  const isHidden = db.get(
    'select 1 from members indexed by members_hidden where cid = ? and hide_messages_before >= ? limit 1',
    cid,
    first,
  );
  const countsFrom = `max(${isHidden ? COUNTS_FROM : 'reads.last_read'}, coalesce(reads.uncounted_until, 0))`;
  db.run(
    // Most have read all of them or none.
    `with gone (at, user_id) as materialized (select value ->> 0, value ->> 1 from json_each(?2)),
       own (user_id, count) as materialized (select user_id, count(*) from gone where user_id is not null group by user_id)
     update reads set unread_from = min(?6, max(unread_from, ?7) + case when ${countsFrom} < ?3
       then ?5 - coalesce((select count from own where own.user_id = reads.user_id), 0)
       else (select count(*) from gone where gone.at > ${countsFrom} and gone.user_id is not reads.user_id) end)
     where cid = ?1 and max(unread_from, ?7) < ?6 and ${countsFrom} < ?4`,
    cid,
    JSON.stringify(unread.map((message) => [message.created_at, message.user_id])),
    first,
    last,
    unread.length,
    top,
    floor,
  );
}

/** Starts a member's read state: everything so far counts as read. */
export function startReading(db: Database, cid: string, userId: string, now: Micros): void {
  db.run(
    `insert into reads (cid, user_id, last_read, unread_from) values (?1, ?2, ?3, ?4) on conflict do nothing`,
    cid,
    userId,
    now,
    numbersOf(db, cid).top,
  );
}

/** Marks everything up to a message (or a moment) as read. */
export function markRead(
  db: Database,
  cid: string,
  userId: string,
  at: Micros,
  messageId: string | null,
): void {
  db.run(
    `insert into reads (cid, user_id, last_read, last_read_message_id, unread_from) values (?, ?, ?, ?, ?)
     on conflict (cid, user_id) do update set last_read = excluded.last_read, unread_from = excluded.unread_from,
       last_read_message_id = coalesce(excluded.last_read_message_id, last_read_message_id)`,
    cid,
    userId,
    at,
    messageId,
    numbersOf(db, cid).top,
  );
}

/** Who has sent a message has read everything up to it; nothing happens for who is no member. */
export function markSent(db: Database, cid: string, userId: string, at: Micros, messageId: string): void {
  const known = db.run(
    `update reads set last_read = ?3, last_read_message_id = ?4,
       unread_from = (select unread_top from channels where cid = ?1) where cid = ?1 and user_id = ?2`,
    cid,
    userId,
    at,
    messageId,
  );
  if (known > 0) return;
  db.run(
    `insert into reads (cid, user_id, last_read, last_read_message_id, unread_from)
       select m.cid, m.user_id, ?3, ?4, c.unread_top from members m join channels c on c.cid = m.cid
       where m.cid = ?1 and m.user_id = ?2`,
    cid,
    userId,
    at,
    messageId,
  );
}
