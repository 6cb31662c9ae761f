import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';
import { forgetReplies } from './counters/threads.ts';
import { removeByIds, someReplies } from './messages.ts';
import type { MessagePlace, MessageRow } from './messages.ts';

/** The messages that a truncation takes. */
export interface Truncation {
  cid: string;
  /** The last moment of what it takes. */
  until: Micros;
  /** The newest row of its time: what is written while it goes on stays, whatever its date. */
  newest: number;
}

/** The `seq` of the newest message of all. */
export const newestSeq = (db: Database): number =>
  db.get<{ seq: number | null }>('select max(seq) as seq from messages')?.seq ?? 0;

const hide = (db: Database, seqs: readonly number[]): number =>
  db.run(
    'update messages set truncated = 1 where seq in (select value from json_each(?)) and truncated = 0',
    JSON.stringify(seqs),
  );

// Replies from before the moment are hidden in their own turn. What waits to be committed has not been said yet.
const lateReplies = (
  db: Database,
  { until, newest }: Truncation,
  parentIds: string,
  limit: number,
): number[] =>
  db
    .all<{ seq: number }>(
      `select seq from messages indexed by messages_replies where parent_id in (select value from json_each(?))
         and created_at > ? and seq <= ? and truncated = 0 and pending = 0 limit ?`,
      parentIds,
      until,
      newest,
      limit,
    )
    .map(({ seq }) => seq);

/**
 * Hides up to `limit` messages behind a place, with the replies to them: they stay reachable by id. Says how many no
 * longer count, and where to go on; undefined when nothing is left.
 */
export function hideSome(
  db: Database,
  truncation: Truncation,
  { at, seq }: MessagePlace,
  limit: number,
): { hidden: number; next: MessagePlace | undefined } {
  const rows = db.all<{ id: string; seq: number; created_at: Micros }>(
    `select id, seq, created_at from messages indexed by messages_all_of_channel
     where cid = ? and (created_at, seq) > (?, ?) and created_at <= ? and seq <= ? and pending = 0
     order by created_at, seq limit ?`,
    truncation.cid,
    at,
    seq,
    truncation.until,
    truncation.newest,
    limit,
  );
  const last = rows.at(-1);
  if (!last) return { hidden: 0, next: undefined };
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const replies = lateReplies(db, truncation, ids, limit);
  // A long thread goes in parts, its first message last.
  if (replies.length === limit) return { hidden: hide(db, replies), next: { at, seq } };
  const hidden = hide(db, [...replies, ...rows.map((row) => row.seq)]);
  forgetReplies(db, rows);
  return { hidden, next: { at: last.created_at, seq: last.seq } };
}

/**
 * Removes up to `limit` of the messages that a truncation has hidden, or some replies to them, with reactions and
 * history. Says whether nothing is left, and which of the replies still counted: they came later.
 */
export function removeSomeHidden(
  db: Database,
  { cid, until }: Omit<Truncation, 'newest'>,
  limit: number,
): { isDone: boolean; counted: MessageRow[] } {
  const hidden = db.all<{ id: string }>(
    `select id from messages indexed by messages_all_of_channel
     where cid = ? and created_at <= ? and truncated = 1 order by created_at, seq limit ?`,
    cid,
    until,
    limit,
  );
  const ids = hidden.map(({ id }) => id);
  const replies = someReplies(db, ids, limit);
  // A long thread goes in parts, its first message last.
  const parents = replies.length === limit ? [] : ids;
  removeByIds(db, [...parents, ...replies.map(({ id }) => id)]);
  const isDone = hidden.length < limit && replies.length < limit;
  return { isDone, counted: replies.filter((reply) => reply.truncated === 0) };
}
