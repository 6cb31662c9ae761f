import type { Database } from '../db/database.ts';
import type { MessageRow } from './messages.ts';

// Replies that make a thread, and of these the ones that are there to be read.
const COUNTED = 'm.pending = 0 and m.truncated = 0';
const SHOWN = `${COUNTED} and m.deleted_at is null`;

const countParticipants = (db: Database, parentId: string): number =>
  db.run(
    'update threads set participant_count = (select count(*) from thread_participants x where x.parent_id = ?1) where parent_id = ?1',
    parentId,
  );

/** How a new reply moves its thread, which begins with the first one. */
export function countReply(db: Database, reply: MessageRow & { parent_id: string }): void {
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
export function recountThread(db: Database, parentId: string): void {
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
