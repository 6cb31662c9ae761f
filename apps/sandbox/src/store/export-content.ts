import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';
import type { MemberRow } from './members.ts';
import type { MessageRow } from './messages.ts';
import type { ReactionRow } from './reactions.ts';
import type { UserRow } from './users.ts';

/** Which of a channel's messages are exported. */
export interface ExportedMessages {
  since: Micros;
  until: Micros;
  truncated: boolean;
}

/** A channel's messages and replies behind a place, oldest first; what was never committed is left out. */
export const messagesToExport = (
  db: Database,
  cid: string,
  { since, until, truncated }: ExportedMessages,
  [at, seq]: readonly [Micros, number],
  limit: number,
): MessageRow[] =>
  db.all<MessageRow>(
    `select * from messages indexed by messages_all_of_channel where cid = ? and created_at between ? and ?
       and (created_at > ? or (created_at = ? and seq > ?)) and pending = 0 and (truncated = 0 or ?)
     order by created_at, seq limit ?`,
    cid,
    Math.max(since, at),
    until,
    at,
    at,
    seq,
    truncated,
    limit,
  );

/** A channel's members behind an id. */
export const membersToExport = (db: Database, cid: string, behind: string, limit: number): MemberRow[] =>
  db.all<MemberRow>(
    'select * from members where cid = ? and user_id > ? order by user_id limit ?',
    cid,
    behind,
    limit,
  );

/** Every reaction to these messages, oldest first. */
export const reactionsTo = (db: Database, messageIds: readonly string[]): ReactionRow[] =>
  db.all<ReactionRow>(
    'select * from reactions where message_id in (select value from json_each(?)) order by message_id, created_at, user_id, type',
    JSON.stringify(messageIds),
  );

/** A user's reactions behind a place, oldest first. */
export const reactionsOfUser = (
  db: Database,
  userId: string,
  [at, messageId, type]: readonly [Micros, string, string],
  limit: number,
): ReactionRow[] =>
  db.all<ReactionRow>(
    `select * from reactions indexed by reactions_by_user where user_id = ? and (created_at, message_id, type) > (?, ?, ?)
     order by created_at, message_id, type limit ?`,
    userId,
    at,
    messageId,
    type,
    limit,
  );

/** Remembers whom an export has come across. */
export const notePeople = (db: Database, taskId: string, ids: Iterable<string | null>): number =>
  db.run(
    'insert or ignore into export_people (task_id, user_id) select ?, value from json_each(?) where value is not null',
    taskId,
    JSON.stringify([...new Set(ids)]),
  );

/** Whom an export has come across, behind an id. */
export const peopleToExport = (db: Database, taskId: string, behind: string, limit: number): UserRow[] =>
  db.all<UserRow>(
    `select u.* from export_people p join users u on u.id = p.user_id
     where p.task_id = ? and p.user_id > ? order by p.user_id limit ?`,
    taskId,
    behind,
    limit,
  );

export const forgetPeople = (db: Database, taskId: string): number =>
  db.run('delete from export_people where task_id = ?', taskId);
