import type { Database } from '../../db/database.ts';
import type { Micros } from '../../time.ts';
import type { MessageRow } from '../messages.ts';
import { isInChannel } from './channels.ts';

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

/**
 * Notes whether there is anything unread where that has changed with how much: for everybody in a channel, or for one of
 * them. The number moves with every message, and is in no index; whether there is any seldom does, and is.
 */
export function noteUnread(db: Database, cid: string, userId?: string): void {
  const whose = userId === undefined ? '' : ' and user_id = ?';
  db.run(
    `update reads set has_unread = unread_messages > 0 where cid = ?${whose} and has_unread <> (unread_messages > 0)`,
    cid,
    ...(userId === undefined ? [] : [userId]),
  );
}

/**
 * What stays unread to everybody in a channel, or to one of them, counted afresh from their `last_read`. It never
 * grows: messages that did not count when they came do not begin to.
 */
export function recountUnread(db: Database, cid: string, userId?: string): void {
  db.run(
    `update reads set unread_messages = min(unread_messages, ${unreadSince()})
     where cid = ?1 and unread_messages > 0 and (?2 is null or user_id = ?2)`,
    cid,
    userId,
  );
  noteUnread(db, cid, userId);
}

/**
 * The same where what was sent up to a moment has ceased to count: for some users, or for everybody, and then with
 * the threads that began before. What is left is looked at once, however many have not read it.
 */
export function recountUnreadAfter(
  db: Database,
  cid: string,
  until: Micros,
  userIds?: readonly string[],
): void {
  const { count = 0, late = 0 } =
    db.get<{ count: number; late: number }>(
      `select count(*) as count, coalesce(sum(${inThreadBefore('?2')}), 0) as late
       from messages m indexed by messages_in_channel where m.cid = ?1 and m.created_at > ?2 and ${UNREAD}`,
      cid,
      until,
    ) ?? {};
  const gone = userIds ? '' : ` and not ${inThreadBefore('?2')}`;
  db.run(
    `update reads set unread_messages = min(unread_messages, ?3 - (
       select count(*) from messages m indexed by messages_by_user where m.user_id = reads.user_id and m.created_at > ?2
         and m.cid = ?1 and ${UNREAD}${gone}))
     where cid = ?1 and unread_messages > 0 and ${COUNTS_FROM} <= ?2
       and (?4 is null or user_id in (select value from json_each(?4)))`,
    cid,
    until,
    userIds ? count : count - late,
    userIds && JSON.stringify(userIds),
  );
  if (!userIds && late > 0) {
    db.run(
      `update reads set unread_messages = min(unread_messages, ${unreadSince(gone)})
       where cid = ?1 and unread_messages > 0 and ${COUNTS_FROM} > ?2`,
      cid,
      until,
    );
  }
  noteUnread(db, cid);
}

/** What one user has yet to read in a channel, counted afresh, also when it is more than before. */
export function recountUnreadOf(db: Database, cid: string, userId: string): void {
  db.run(`update reads set unread_messages = ${unreadSince()} where cid = ? and user_id = ?`, cid, userId);
  noteUnread(db, cid, userId);
}

/** Counts what everybody has yet to read everywhere, where nothing is counted yet; for worlds that are written in bulk. */
export function countAllUnread(db: Database): void {
  // Side by side and with their authors; where they lie among all others, each would be looked up for every reader.
  db.script(`
    create temp table unread_counted (cid, created_at, seq, user_id, primary key (cid, created_at, seq)) without rowid;
    insert into unread_counted select cid, created_at, seq, user_id from messages m where ${UNREAD} order by 1, 2, 3;
  `);
  db.run(
    `update reads set unread_messages = (select count(*) from unread_counted m
       where m.cid = reads.cid and m.created_at > ${COUNTS_FROM} and m.user_id is not reads.user_id)
     where last_read < (select max(m.created_at) from unread_counted m where m.cid = reads.cid)`,
  );
  db.run('update reads set has_unread = 1 where unread_messages > 0');
  db.script('drop table unread_counted');
}

// Who has muted the channel or has yet to accept the invitation.
const HAS_UNCONCERNED = `select exists (select 1 from channel_mutes where cid = ?1)
  or exists (select 1 from members indexed by members_invited where cid = ?1 and invited = 1 and invite_accepted_at is null) as found`;

/**
 * One message more to read for everybody in its channel but its sender, if it is one to be read; {@link noteUnread} is
 * left to the caller, who has more to count.
 */
export function countUnread(db: Database, message: MessageRow, members: number, now: Micros): void {
  if (!countsAsUnread(message)) return;
  const { cid, user_id: senderId } = message;
  // In most channels nobody is left out, which is quicker found out than asked of each. Only between two people does a
  // block keep a message from being counted.
  if (members !== 2 && db.get<{ found: number }>(HAS_UNCONCERNED, cid)?.found === 0) {
    db.run(
      'update reads set unread_messages = unread_messages + 1 where cid = ? and user_id is not ?',
      cid,
      senderId,
    );
    return;
  }
  db.run(
    `update reads set unread_messages = unread_messages + 1 where cid = ?1 and user_id is not ?2
       and not exists (select 1 from channel_mutes x where x.user_id = reads.user_id and x.cid = reads.cid
         and (x.expires is null or x.expires > ?3))
       and exists (select 1 from members m where m.cid = reads.cid and m.user_id = reads.user_id
         and not (m.invited = 1 and m.invite_accepted_at is null))
       and (?4 <> 2 or not exists (select 1 from user_blocks b where b.user_id = reads.user_id and b.blocked_user_id = ?2))`,
    cid,
    senderId,
    now,
    members,
  );
}

/** Takes messages that have been removed for good from what there is to read. */
export function uncountUnread(db: Database, cid: string, removed: readonly MessageRow[]): void {
  const unread = removed.filter(countsAsUnread);
  if (unread.length === 0) return;
  const moments = unread.map((message) => message.created_at);
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  // Hardly anybody has hidden what came before, and to look that up for each takes most of the time.
  const isHidden = db.get(
    'select 1 from members indexed by members_hidden where cid = ? and hide_messages_before >= ? limit 1',
    cid,
    first,
  );
  const countsFrom = isHidden ? COUNTS_FROM : 'reads.last_read';
  db.run(
    // Most have read all of them or none.
    `with gone (at, user_id) as materialized (select value ->> 0, value ->> 1 from json_each(?2)),
       own (user_id, count) as materialized (select user_id, count(*) from gone where user_id is not null group by user_id)
     update reads set unread_messages = max(0, unread_messages - case when ${countsFrom} < ?3
       then ?5 - coalesce((select count from own where own.user_id = reads.user_id), 0)
       else (select count(*) from gone where gone.at > ${countsFrom} and gone.user_id is not reads.user_id) end)
     where cid = ?1 and unread_messages > 0 and ${countsFrom} < ?4`,
    cid,
    JSON.stringify(unread.map((message) => [message.created_at, message.user_id])),
    first,
    last,
    unread.length,
  );
  noteUnread(db, cid);
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
    `insert into reads (cid, user_id, last_read, last_read_message_id) values (?, ?, ?, ?)
     on conflict (cid, user_id) do update set last_read = excluded.last_read,
       last_read_message_id = coalesce(excluded.last_read_message_id, last_read_message_id), unread_messages = 0`,
    cid,
    userId,
    at,
    messageId,
  );
  noteUnread(db, cid, userId);
}

/**
 * Who has sent a message has read everything up to it; nothing happens for who is no member. Whoever counts the message
 * for the others notes what is unread then.
 */
export function markSent(db: Database, cid: string, userId: string, at: Micros, messageId: string): void {
  const known = db.run(
    `update reads set last_read = ?3, last_read_message_id = ?4, unread_messages = 0 where cid = ?1 and user_id = ?2`,
    cid,
    userId,
    at,
    messageId,
  );
  if (known > 0) return;
  db.run(
    `insert into reads (cid, user_id, last_read, last_read_message_id)
       select cid, user_id, ?3, ?4 from members where cid = ?1 and user_id = ?2`,
    cid,
    userId,
    at,
    messageId,
  );
}
