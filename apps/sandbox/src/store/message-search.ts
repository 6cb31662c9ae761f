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
  /** The team that all of them are in, if they are. */
  team?: string | undefined;
}

// A word that fewer messages have, wherever they are, is not a common one: all that have it are found.
const COMMON_FROM = 8000;
// Among so many of the newest messages those that fit are counted, to tell how many of all do.
const SAMPLE = 10_000;
// About how many microseconds each takes: to look up a channel's word in one of the pieces of the full-text index, to
// find a message by it there, to look at a message that has a word, and for each further one that it must have.
const COSTS = { lookup: 1.3, found: 0.5, looked: 0.3, furtherTerm: 0.6 };
// Finding what fits by the channels' words is tried first where it takes no longer than telling how else to find it.
const SHORT = 300;
// To pass by a message from the newest on takes the index so many times as long as in its own order.
const BACKWARDS = 1.5;

// A team with more than one channel in so many is not looked for in the index: what it has would take longer to pass by.
const SMALL_TEAM = 8;

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

/** What fits a full-text query, wherever it is. */
interface Matches {
  match: string;
  /** How many words and other things one of them has to have. */
  terms: number;
  /** About how many messages do. */
  count: number;
  /** How many messages there are. */
  all: number;
}

/**
 * About how many messages fit a full-text query: as many of all as of the newest, or exactly where there are no others.
 * How many they are may change with time, so a rare word may be taken for a common one, and the other way round.
 */
function matchesOf(db: Database, text: string, scope: string | undefined): Matches {
  const match = scope === undefined ? text : `${scope} AND ${text}`;
  // Each of the words is in quotes.
  const terms = (text.split('"').length >> 1) + (scope === undefined ? 0 : 1);
  const all = db.get<{ newest: number | null }>('select max(seq) as newest from messages')?.newest ?? 0;
  // Numbers come as floating ones, and only by whole ones the index finds where to begin.
  const found = db.get<{ count: number }>(
    'select count(*) as count from messages_fts where messages_fts match ? and rowid > cast(? as integer)',
    match,
    all - SAMPLE,
  );
  return { match, terms, count: ((found?.count ?? 0) * all) / Math.min(all, SAMPLE), all };
}

/** What it costs to find the newest of some channels' messages that fit by the channels' words: all that are looked at, or so many. */
function byChannelsCost(db: Database, { numbers, messages }: SearchedChannels, looked = Infinity): number {
  // One more, for what goes with it.
  const lookups = numbers.length * (piecesOfIndex(db) + 1);
  return COSTS.lookup * lookups + COSTS.found * Math.min(messages, looked);
}

/** What it costs to look at so many of those that fit. */
const byWordsCost = ({ terms }: Matches, looked: number): number =>
  looked * (COSTS.looked + (terms - 1) * COSTS.furtherTerm);

const isSmallTeam = (db: Database, team: string): boolean => {
  const all = db.get<{ newest: number | null }>('select max(number) as newest from channels')?.newest ?? 0;
  const many = Math.ceil(all / SMALL_TEAM);
  const found = db.get<{ count: number }>(
    'select count(*) as count from (select 1 from channels where team = ? and deleted_at is null limit ?)',
    team,
    many,
  );
  return found !== undefined && found.count < many;
};

/**
 * The full-text query for what is in the team that these channels are in, and in those of them of which the index knows
 * another; undefined where that would find no less, or take too long.
 */
function inTeam(db: Database, { team, numbers }: SearchedChannels): string | undefined {
  if (team === undefined || !isSmallTeam(db, team)) return undefined;
  const others = db.all<{ number: number }>(
    'select number from channels_of_other_teams where number in (select value from json_each(?)) limit ?',
    JSON.stringify(numbers),
    PARTS + 1,
  );
  if (others.length > PARTS) return undefined;
  const words = [`t${Buffer.from(team).toString('hex')}`, ...others.map(({ number }) => `c${number}`)];
  return `channel : (${words.join(' OR ')})`;
}

const MATCHES = 'select rowid from messages_fts where messages_fts match ?';
const IN_CHANNELS = 'c.number in (select value from json_each(?))';

/** What fits a full-text query in some channels, as JSON, unless it is common. */
function rareMatches(db: Database, match: string, numbers: string): string | undefined {
  const found = db.get<{ count: number; seqs: string }>(
    `select count(*) as count, json_group_array(c.seq) filter (where ${IN_CHANNELS}) as seqs
     from (${MATCHES} limit ?) f cross join message_channels c on c.seq = f.rowid`,
    numbers,
    match,
    COMMON_FROM,
  );
  return found && found.count < COMMON_FROM ? found.seqs : undefined;
}

/** Whether so many messages, wherever they are, fit a full-text query that finding all of them takes long. */
export function isCommonText(db: Database, match: string): boolean {
  indexMessages(db);
  const found = db.get<{ count: number }>(
    `select count(*) as count from (${MATCHES} limit ?)`,
    `text : (${match})`,
    COMMON_FROM,
  );
  return found !== undefined && found.count >= COMMON_FROM;
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
  const inText = `text : (${match})`;
  const within = `${inChannels(channels.numbers)} AND ${inText}`;
  const allByChannels = sql(`m.seq in (${MATCHES})`, within);
  const allCost = byChannelsCost(db, channels);
  const isBounded = newest !== undefined && channels.messages > newest;
  if (!isBounded && allCost < SHORT) return allByChannels;
  const matches = matchesOf(db, inText, inTeam(db, channels));
  const numbers = JSON.stringify(channels.numbers);
  if (matches.count < COMMON_FROM) {
    if (allCost < byWordsCost(matches, matches.count)) return allByChannels;
    const rare = rareMatches(db, matches.match, numbers);
    if (rare !== undefined) return sql('m.seq in (select value from json_each(?))', rare);
  }
  if (newest === undefined) return allByChannels;
  // Also when what is seldom now was not always.
  const count = Math.max(COMMON_FROM, matches.count);
  // How many of each are looked at until the newest are found.
  const ofWords = Math.min(count, (newest * matches.all) / channels.messages);
  const ofChannels = (newest * matches.all) / count;
  if (byWordsCost(matches, ofWords) < byChannelsCost(db, channels, ofChannels)) {
    return sql(
      `m.seq in (select f.rowid from messages_fts f cross join message_channels c on c.seq = f.rowid
         where f.messages_fts match ? and ${IN_CHANNELS} order by f.rowid desc limit ?)`,
      matches.match,
      numbers,
      newest,
    );
  }
  // Through a plus sign SQLite puts them in order itself, and the index need not go backwards.
  const order = channels.messages > ofChannels * BACKWARDS ? 'rowid' : '+rowid';
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
