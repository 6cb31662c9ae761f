import type { Database } from '../../db/database.ts';
import type { Micros } from '../../time.ts';
import type { MessageRow } from '../messages.ts';

// Replies that make a thread, and of these the ones that are there to be read.
const COUNTED = 'm.pending = 0 and m.truncated = 0';
const SHOWN = `${COUNTED} and m.deleted_at is null`;

const countParticipants = (db: Database, parentId: string): number =>
  db.run(
    'update threads set participant_count = (select count(*) from thread_participants x where x.parent_id = ?1) where parent_id = ?1',
    parentId,
  );

/** How a new reply moves what its parent counts, and its thread, which begins with the first one. */
export function countReply(db: Database, reply: MessageRow & { parent_id: string }): void {
  db.run('update messages set reply_count = reply_count + 1 where id = ?', reply.parent_id);
  if (reply.pending === 1 || reply.truncated === 1) return;
  const { parent_id: parentId, user_id: userId, created_at: at } = reply;
  db.run(
    `insert into threads (parent_id, cid, created_by_id, last_message_at, created_at, updated_at) values (?1, ?2, ?3, ?4, ?4, ?4)
     on conflict (parent_id) do update set last_message_at = max(last_message_at, excluded.last_message_at),
       updated_at = max(updated_at, excluded.updated_at)`,
    parentId,
    reply.cid,
    userId,
    at,
  );
  const joined = db.run(
    `insert into thread_participants (parent_id, user_id, created_at)
     select id, user_id, created_at from messages where id = ? and user_id is not null on conflict do nothing`,
    parentId,
  );
  if (userId !== null) {
    db.run(
      `insert into thread_participants (parent_id, user_id, created_at, last_reply_at) values (?1, ?2, ?3, ?3)
       on conflict (parent_id, user_id) do update set last_reply_at = max(coalesce(last_reply_at, 0), excluded.last_reply_at)`,
      parentId,
      userId,
      at,
    );
  }
  if (joined > 0 || userId !== null) countParticipants(db, parentId);
}

type Reply = Pick<
  MessageRow,
  'parent_id' | 'user_id' | 'created_at' | 'pending' | 'truncated' | 'deleted_at'
>;

/** What becomes of replies: they go for good, are softly deleted, or come back from that. */
export type ReplyFate = 'removed' | 'deleted' | 'restored';

/**
 * How replies to which something has happened, given as they were before it, move what their parents count and who
 * takes part in the threads. A thread may be very long, so of it nothing else is looked at but the list of who takes part.
 */
export function countChangedReplies(db: Database, replies: readonly Reply[], fate: ReplyFate): void {
  for (const [parentId, changed] of Map.groupBy(replies, (reply) => reply.parent_id))
    if (parentId !== null) countChanged(db, parentId, changed, fate);
}

function countChanged(db: Database, parentId: string, changed: readonly Reply[], fate: ReplyFate): void {
  const counted = changed.filter((reply) => reply.pending === 0 && reply.truncated === 0);
  const isDeleted = (reply: Reply): boolean => reply.deleted_at !== null;
  const deletedBefore = changed.filter(isDeleted).length;
  const countedAndDeleted = counted.filter(isDeleted).length;
  db.run(
    `update messages set reply_count = reply_count + ?2, deleted_reply_count = deleted_reply_count + ?3 where id = ?1`,
    parentId,
    fate === 'restored' ? countedAndDeleted : countedAndDeleted - counted.length,
    fate === 'deleted' ? changed.length - deletedBefore : -deletedBefore,
  );
  if (counted.length > 0) moveThread(db, parentId, counted, fate);
}

/** Makes a thread's row and these replies' authors in it what its replies say; without any reply there is no thread. */
function moveThread(db: Database, parentId: string, counted: readonly Reply[], fate: ReplyFate): void {
  if (!db.get('select 1 from threads where parent_id = ?', parentId)) return;
  const any =
    fate !== 'removed' ||
    db.get(`select 1 from messages m where m.parent_id = ? and ${COUNTED} limit 1`, parentId) !== undefined;
  if (!any) {
    db.run('delete from threads where parent_id = ?', parentId);
    return;
  }
  const newest = Math.max(...counted.map((reply) => reply.created_at));
  db.run(
    `update threads set last_message_at = coalesce((select m.created_at from messages m indexed by messages_replies
       where m.parent_id = ?1 and ${SHOWN} order by m.created_at desc limit 1), created_at)
     where parent_id = ?1 and ?2 >= last_message_at`,
    parentId,
    newest,
  );
  for (const userId of new Set(counted.map((reply) => reply.user_id)))
    if (userId !== null) placeParticipant(db, parentId, userId);
  countParticipants(db, parentId);
}

/** When somebody came to a thread and replied last; who has neither begun it nor a reply left in it is none of it. */
function placeParticipant(db: Database, parentId: string, userId: string): void {
  const replied = (order: 'asc' | 'desc'): Micros | undefined =>
    db.get<{ at: Micros }>(
      `select m.created_at as at from messages m indexed by messages_replies_by_user
       where m.parent_id = ? and m.user_id = ? and ${SHOWN} order by m.created_at ${order} limit 1`,
      parentId,
      userId,
    )?.at;
  const begun = db.get<{ at: Micros }>(
    'select created_at as at from messages where id = ? and user_id = ?',
    parentId,
    userId,
  )?.at;
  const came = begun ?? replied('asc');
  if (came === undefined) {
    db.run('delete from thread_participants where parent_id = ? and user_id = ?', parentId, userId);
    return;
  }
  db.run(
    `insert into thread_participants (parent_id, user_id, created_at, last_reply_at) values (?, ?, ?, ?)
     on conflict (parent_id, user_id) do update set created_at = excluded.created_at, last_reply_at = excluded.last_reply_at`,
    parentId,
    userId,
    came,
    replied('desc'),
  );
}

/** Where a truncation has hidden messages with all replies to them, they have none, and begin no threads. */
export function forgetReplies(db: Database, parents: readonly Pick<MessageRow, 'id' | 'seq'>[]): void {
  db.run(
    'update messages set reply_count = 0 where seq in (select value from json_each(?)) and reply_count > 0',
    JSON.stringify(parents.map(({ seq }) => seq)),
  );
  db.run(
    'delete from threads where parent_id in (select value from json_each(?))',
    JSON.stringify(parents.map(({ id }) => id)),
  );
}

/** Counts the replies to every message that has some; for worlds that are written in bulk. */
export function countAllReplies(db: Database): void {
  db.run(
    `update messages as p set reply_count = (select count(*) from messages r
       where r.parent_id = p.id and r.pending = 0 and r.truncated = 0 and r.deleted_at is null)
     where p.id in (select parent_id from messages where parent_id is not null)`,
  );
}
