import type { Database, Sql, SqlValue } from '../db/database.ts';
import { sql } from '../filter/sql.ts';
import { isCommonMatch } from './full-text.ts';
import { indexMessages } from './message-words.ts';
import { findMessages } from './messages.ts';
import type { MessageRow } from './messages.ts';

/** A message that was found, with the values it is sorted by. */
export interface FoundMessage {
  row: MessageRow;
  keys: (string | number)[];
}

/** In which channels a search looks; `numbers` are their own in the full-text index. */
export interface SearchedChannels {
  cids: readonly string[];
  numbers: readonly number[];
}

// Up to here looking at each match costs less than finding out in the index which are in hundreds of channels.
const COMMON_FROM = 8000;

/**
 * The messages (`m`) of some channels whose text fits a full-text query. A query that few messages fit is answered
 * as it is; a common one together with the words that stand for the channels, so that what other channels have is
 * never walked through. `newest` bounds how many are found of a common one, the newest first.
 */
export function messagesWithText(
  db: Database,
  match: string,
  { numbers }: SearchedChannels,
  newest?: number,
): Sql {
  indexMessages(db);
  const text = `text : (${match})`;
  const isCommon = isCommonMatch(db, 'messages_fts', text, COMMON_FROM);
  if (!isCommon) return sql('m.seq in (select rowid from messages_fts where messages_fts match ?)', text);
  const within = `channel : (${numbers.map((number) => `c${number}`).join(' OR ')}) AND ${text}`;
  if (newest === undefined) {
    return sql('m.seq in (select rowid from messages_fts where messages_fts match ?)', within);
  }
  return sql(
    'm.seq in (select rowid from messages_fts where messages_fts match ? order by rowid desc limit ?)',
    within,
    newest,
  );
}

/** What nobody finds: what is deleted, hidden, not yet said, or was never said by people. */
const SEARCHABLE =
  "m.deleted_at is null and m.truncated = 0 and m.pending = 0 and m.type not in ('system', 'deleted', 'ephemeral', 'error')";

/** What one user may find, beyond what they wrote: nothing shadowed, restricted to others, or that they put aside. */
export const visibleTo = (userId: string): Sql =>
  sql(
    `(m.user_id is ? or (m.shadowed = 0 and (m.restricted_visibility = '[]'
       or exists (select 1 from json_each(m.restricted_visibility) where value = ?))))
     and not exists (select 1 from deleted_for_me d where d.user_id = ? and d.message_id = m.id)
     and not exists (select 1 from members x where x.cid = m.cid and x.user_id = ? and x.hide_messages_before >= m.created_at)`,
    ...Array<SqlValue>(4).fill(userId),
  );

/**
 * A page of the messages of `channels` that fit `where` (the table is called `m`). `keys` are what they are sorted
 * by; in `beyond` and `order` they are called `k0`, `k1` and so on.
 */
export function searchMessages(
  db: Database,
  channels: SearchedChannels,
  { where, byText }: { where: Sql; byText: boolean },
  keys: readonly Sql[],
  { beyond, order, limit, offset }: { beyond: Sql; order: string; limit: number; offset: number },
): FoundMessage[] {
  // The plus sign lets the words lead, not the channels.
  const inChannels = `${byText ? '+' : ''}m.cid in (select value from json_each(?))`;
  const page = db.all<Record<string, string | number> & { id: string }>(
    `with found as materialized (
       select m.id, ${keys.map((key, index) => `${key.sql} as k${index}`).join(', ')} from messages m
       where ${inChannels} and ${SEARCHABLE} and ${where.sql})
     select * from found where ${beyond.sql} order by ${order} limit ? offset ?`,
    ...keys.flatMap((key) => key.params),
    JSON.stringify(channels.cids),
    ...where.params,
    ...beyond.params,
    limit,
    offset,
  );
  const rows = new Map(
    findMessages(
      db,
      page.map(({ id }) => id),
    ).map((row) => [row.id, row]),
  );
  return page.flatMap((found) => {
    const row = rows.get(found.id);
    return row ? [{ row, keys: keys.map((_, index) => found[`k${index}`] ?? '') }] : [];
  });
}
