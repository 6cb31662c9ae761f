import type { Database, Sql } from '../db/database.ts';
import { sql } from '../filter/sql.ts';
import { indexMessages } from './message-words.ts';
import { findMessages } from './messages.ts';
import type { MessageRow } from './messages.ts';

/** A message that was found, with the values it is sorted by. */
export interface FoundMessage {
  row: MessageRow;
  keys: (string | number)[];
}

/** In which channels a search looks. */
export interface SearchedChannels {
  cids: readonly string[];
  /** Their own in the full-text index. */
  numbers: readonly number[];
  /** About how many messages they have. */
  messages: number;
}

// Up to here looking at each match costs less than finding out in the index which are in hundreds of channels.
const COMMON_FROM = 8000;
// So many messages of a channel are passed by in an index while one is looked at.
const PASSED_PER_LOOK = 12;
// About how many microseconds each takes: to look up a channel's word in one of the pieces of the full-text index, to
// find a message by it there, to list a channel's message, and to count or to pass by a message that has the words.
const COSTS = { lookup: 3.3, found: 0.5, listed: 0.15, passed: 0.13 };
// As if one message in so many had the words.
const HAVE_COMMON_WORDS = 10;
// To pass by a message from the newest on takes the index so many times as long as in its own order.
const BACKWARDS = 1.5;

// An `OR` of the full-text index asks all its parts for every match, so a few hundred are put in two levels.
const PARTS = 22;

/**
 * The full-text query for what is in these channels. `NOT` something that no text has keeps each group a part of its
 * own; an `OR` in an `OR` would become one with it.
 */
function inChannels(numbers: readonly number[]): string {
  const groups = Array.from({ length: Math.ceil(numbers.length / PARTS) }, (_, index) =>
    numbers.slice(index * PARTS, (index + 1) * PARTS),
  );
  const words = groups.map((group) => `((${group.map((number) => `c${number}`).join(' OR ')}) NOT none)`);
  return `channel : (${words.join(' OR ')})`;
}

/** How many pieces the full-text index is in; each has many terms, of which this looks at one. */
const piecesOfIndex = (db: Database): number =>
  db.get<{ pieces: number }>(
    `with recursive pieces (id) as (
       select min(segid) from messages_fts_idx
       union all select (select min(segid) from messages_fts_idx where segid > id) from pieces where id is not null)
     select count(id) as pieces from pieces`,
  )?.pieces ?? 0;

/** What it costs to find `newest` matches by the channels' words, or all of them. */
function byChannelsCost(db: Database, { numbers, messages }: SearchedChannels, newest = Infinity): number {
  // One more, for what goes with it.
  const lookups = numbers.length * (piecesOfIndex(db) + 1);
  return COSTS.lookup * lookups + COSTS.found * Math.min(messages, newest * HAVE_COMMON_WORDS);
}

/** What it costs to find them by passing by all that have the words, the newest first. */
function byWordsCost(db: Database, { messages }: SearchedChannels, newest: number): number {
  const all = db.get<{ newest: number | null }>('select max(seq) as newest from messages')?.newest ?? 0;
  const passed = Math.min(all / HAVE_COMMON_WORDS, (newest * all) / messages);
  return COSTS.listed * messages + COSTS.passed * passed;
}

const MATCHES = 'select rowid from messages_fts where messages_fts match ?';
const LISTED =
  'select seq from messages indexed by messages_all_of_channel where cid in (select value from json_each(?))';

/** All that fit a full-text query, as JSON, unless they are `many`. */
function rareMatches(db: Database, text: string, many: number): { count: number; seqs: string } | undefined {
  const found = db.get<{ count: number; seqs: string }>(
    `select count(*) as count, json_group_array(rowid) as seqs from (${MATCHES} limit ?)`,
    text,
    many,
  );
  return found && found.count < many ? found : undefined;
}

/**
 * The messages (`m`) of some channels whose text fits a full-text query. `newest` bounds how many are found of a
 * common one, the newest first.
 */
export function messagesWithText(
  db: Database,
  match: string,
  channels: SearchedChannels,
  newest?: number,
): Sql {
  indexMessages(db);
  const text = `text : (${match})`;
  const cids = JSON.stringify(channels.cids);
  const byChannels = byChannelsCost(db, channels, newest);
  // Where the bound leaves nothing out, nobody counts for longer than finding all by the channels' words takes.
  const isBounded = newest !== undefined && channels.messages > newest;
  const many = isBounded ? COMMON_FROM : Math.min(COMMON_FROM, Math.ceil(byChannels / COSTS.passed));
  const rare = rareMatches(db, text, many);
  if (rare) {
    const matches = 'select value from json_each(?)';
    return rare.count * PASSED_PER_LOOK < channels.messages
      ? sql(`(m.seq in (${matches}) and +m.cid in (select value from json_each(?)))`, rare.seqs, cids)
      : sql(`m.seq in (${LISTED} and +seq in (${matches}))`, cids, rare.seqs);
  }
  if (newest !== undefined && byWordsCost(db, channels, newest) < byChannels) {
    return sql(
      `m.seq in (${MATCHES} and +rowid in (${LISTED}) order by rowid desc limit ?)`,
      text,
      cids,
      newest,
    );
  }
  const within = `${inChannels(channels.numbers)} AND ${text}`;
  if (newest === undefined) return sql(`m.seq in (${MATCHES})`, within);
  // Through a plus sign SQLite puts them in order itself, and the index need not go backwards.
  const stopsEarly = channels.messages > newest * HAVE_COMMON_WORDS * BACKWARDS;
  const order = stopsEarly ? 'rowid' : '+rowid';
  return sql(`m.seq in (${MATCHES} order by ${order} desc limit ?)`, within, newest);
}

/** What nobody finds: what is deleted, hidden, not yet said, or was never said by people. */
const SEARCHABLE =
  "m.deleted_at is null and m.truncated = 0 and m.pending = 0 and m.type not in ('system', 'deleted', 'ephemeral', 'error')";

/**
 * What one user may find, beyond what they wrote: nothing shadowed, restricted to others, or that they put aside.
 * In the channels `unrestricted` they see what is restricted to others, too.
 */
export const visibleTo = (userId: string, unrestricted: readonly string[]): Sql =>
  sql(
    `(m.user_id is ? or (m.shadowed = 0 and (m.restricted_visibility = '[]'
       or exists (select 1 from json_each(m.restricted_visibility) where value = ?)
       or m.cid in (select value from json_each(?)))))
     and not exists (select 1 from deleted_for_me d where d.user_id = ? and d.message_id = m.id)
     and not exists (select 1 from members x where x.cid = m.cid and x.user_id = ? and x.hide_messages_before >= m.created_at)`,
    userId,
    userId,
    JSON.stringify(unrestricted),
    userId,
    userId,
  );

/**
 * A page of the messages of `channels` that fit `where` (the table is called `m`). `keys` are what they are sorted
 * by; in `beyond` and `order` they are called `k0`, `k1` and so on. `byText` says that all of `where` holds only for what
 * {@link messagesWithText} finds in these channels.
 */
export function searchMessages(
  db: Database,
  channels: SearchedChannels,
  { where, byText }: { where: Sql; byText: boolean },
  keys: readonly Sql[],
  { beyond, order, limit, offset }: { beyond: Sql; order: string; limit: number; offset: number },
): FoundMessage[] {
  // What is found by words is of these channels already.
  const inChannels = byText
    ? sql('1')
    : sql('m.cid in (select value from json_each(?))', JSON.stringify(channels.cids));
  const page = db.all<Record<string, string | number> & { id: string }>(
    `with found as materialized (
       select m.id, ${keys.map((key, index) => `${key.sql} as k${index}`).join(', ')} from messages m
       where ${inChannels.sql} and ${SEARCHABLE} and ${where.sql})
     select * from found where ${beyond.sql} order by ${order} limit ? offset ?`,
    ...keys.flatMap((key) => key.params),
    ...inChannels.params,
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
