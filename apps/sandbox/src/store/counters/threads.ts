import type { Database } from '../../db/database.ts';
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

/** Makes a thread's row and its participants what its replies say; without any reply there is no thread. */
function recountThread(db: Database, parentId: string): void {
  const any = db.get(`select 1 from messages m where m.parent_id = ? and ${COUNTED} limit 1`, parentId);
  if (!any) {
    db.run('delete from threads where parent_id = ?', parentId);
    return;
  }
  db.run(
    `insert into threads (parent_id, cid, created_by_id, last_message_at, created_at, updated_at)
     select ?1, m.cid, m.user_id, m.created_at, m.created_at, m.created_at from messages m
     where m.parent_id = ?1 and ${COUNTED} order by m.created_at, m.seq limit 1
     on conflict (parent_id) do nothing`,
    parentId,
  );
  db.run(
    `update threads set last_message_at = coalesce(
       (select max(m.created_at) from messages m where m.parent_id = ?1 and ${SHOWN}), created_at) where parent_id = ?1`,
    parentId,
  );
  db.run('delete from thread_participants where parent_id = ?', parentId);
  db.run(
    `insert into thread_participants (parent_id, user_id, created_at)
     select id, user_id, created_at from messages where id = ? and user_id is not null`,
    parentId,
  );
  db.run(
    `insert into thread_participants (parent_id, user_id, created_at, last_reply_at)
     select m.parent_id, m.user_id, min(m.created_at), max(m.created_at) from messages m
     where m.parent_id = ? and m.user_id is not null and ${SHOWN} group by m.parent_id, m.user_id
     on conflict (parent_id, user_id) do update set last_reply_at = excluded.last_reply_at`,
    parentId,
  );
  countParticipants(db, parentId);
}

/** Counts a message's replies afresh, and who takes part in the thread. */
export function recountReplies(db: Database, parentId: string): void {
  db.run(
    `update messages set
       reply_count = (select count(*) from messages r where r.parent_id = ?1 and r.pending = 0 and r.truncated = 0 and r.deleted_at is null),
       deleted_reply_count = (select count(*) from messages r where r.parent_id = ?1 and r.deleted_at is not null)
     where id = ?1`,
    parentId,
  );
  recountThread(db, parentId);
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
