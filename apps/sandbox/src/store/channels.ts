import { ASKS_BUDGET } from '../db/budget.ts';
import type { Database, Sql, SqlValue } from '../db/database.ts';
import type { Lead } from '../filter/sort.ts';
import { sql } from '../filter/sql.ts';
import type { Micros } from '../time.ts';
import type { Counter } from './counters/columns.ts';

export interface ChannelRow {
  number: number;
  cid: string;
  type: string;
  id: string;
  team: string | null;
  created_by_id: string | null;
  custom: string;
  name: string | null;
  is_distinct: number;
  frozen: number;
  disabled: number;
  auto_translation_enabled: number | null;
  auto_translation_language: string | null;
  cooldown: number | null;
  config_overrides: string | null;
  filter_tags: string;
  member_count: number;
  message_count: number;
  created_at: Micros;
  updated_at: Micros;
  last_message_at: Micros | null;
  last_updated: Micros;
  truncated_at: Micros | null;
  truncated_by_id: string | null;
  deleted_at: Micros | null;
}

/** What a new channel is made of; the rest starts empty. */
export type NewChannel = Pick<ChannelRow, 'type' | 'id' | 'created_by_id' | 'created_at'> &
  Partial<
    Pick<
      ChannelRow,
      | 'team'
      | 'custom'
      | 'frozen'
      | 'disabled'
      | 'auto_translation_enabled'
      | 'auto_translation_language'
      | 'config_overrides'
      | 'filter_tags'
      | 'cooldown'
    >
  >;

/** The columns that {@link updateChannel} may set. */
export type ChannelChange = Partial<
  Omit<
    ChannelRow,
    'number' | 'cid' | 'type' | 'id' | 'name' | 'last_updated' | 'is_distinct' | Counter<'channels'>
  >
>;

export const DISTINCT_PREFIX = '!members-';

/** The channel, unless it is deleted. */
export const findChannel = (db: Database, cid: string): ChannelRow | undefined =>
  db.get<ChannelRow>('select * from channels where cid = ? and deleted_at is null', cid);

/** The channel even when it is softly deleted. */
export const findAnyChannel = (db: Database, cid: string): ChannelRow | undefined =>
  db.get<ChannelRow>('select * from channels where cid = ?', cid);

export const findChannels = (db: Database, cids: Iterable<string>): ChannelRow[] =>
  db.all<ChannelRow>(
    'select * from channels where cid in (select value from json_each(?)) and deleted_at is null',
    JSON.stringify([...cids]),
  );

/** The channel that two users have to themselves; the liveliest of several. */
export const channelBetween = (db: Database, userId: string, otherId: string): ChannelRow | undefined =>
  db.get<ChannelRow>(
    // Beginning with the memberships of the first one.
    `select c.* from members m cross join channels c on c.cid = m.cid
     where m.user_id = ? and c.member_count = 2 and c.deleted_at is null
       and exists (select 1 from members o where o.cid = m.cid and o.user_id = ?)
     order by c.last_updated desc, c.cid limit 1`,
    userId,
    otherId,
  );

/** Adds a channel and returns its cid. */
export function insertChannel(db: Database, channel: NewChannel): string {
  const cid = `${channel.type}:${channel.id}`;
  db.run(
    `insert into channels (cid, type, id, team, created_by_id, custom, is_distinct, frozen, disabled,
       auto_translation_enabled, auto_translation_language, config_overrides, filter_tags, cooldown, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    cid,
    channel.type,
    channel.id,
    channel.team,
    channel.created_by_id,
    channel.custom ?? '{}',
    channel.id.startsWith(DISTINCT_PREFIX),
    channel.frozen ?? 0,
    channel.disabled ?? 0,
    channel.auto_translation_enabled,
    channel.auto_translation_language,
    channel.config_overrides,
    channel.filter_tags ?? '[]',
    channel.cooldown,
    channel.created_at,
    channel.created_at,
  );
  return cid;
}

/** Sets the given columns; the keys come from our own code, never from a request. */
export function updateChannel(db: Database, cid: string, change: ChannelChange): void {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return;
  db.run(
    `update channels set ${entries.map(([column]) => `${column} = ?`).join(', ')} where cid = ?`,
    ...entries.map(([, value]) => value),
    cid,
  );
}

/**
 * Removes some of what is in a channel that is about to be removed itself: up to `limit` messages, and when there are
 * no more of these, members and read states. True when there may be more.
 */
export function removeSomeContent(db: Database, cid: string, limit: number): boolean {
  const messages = db.run(
    'delete from messages where seq in (select seq from messages where cid = ? limit ?)',
    cid,
    limit,
  );
  if (messages === limit) return true;
  const people = ['reads', 'members'].map((table) =>
    db.run(
      `delete from ${table} where cid = ?1 and user_id in (select user_id from ${table} where cid = ?1 limit ?2)`,
      cid,
      limit,
    ),
  );
  return people.includes(limit);
}

/** Removes a channel with everything in it. */
export function removeChannel(db: Database, cid: string): void {
  db.run('delete from channels where cid = ?', cid);
}

// Without an order of its own a walk along an index reads the whole table in the order of something else, which takes
// twice as long. SQLite takes that way because an index of what is not deleted looks shorter. Indexes of what is frozen,
// disabled or distinct are shorter, and are called otherwise.
const walksIndex = (db: Database, statement: string, params: readonly SqlValue[]): boolean =>
  db
    .all<{ detail: string }>(`explain query plan ${statement}`, ...params)
    .some(({ detail }) => detail.startsWith('SCAN c USING INDEX channels_by_'));

/** What a page of channels is and how it is found; see `findPage` for `lead`. */
export interface ChannelPage {
  /** Without one the channels come as they are found. */
  order?: Sql | undefined;
  limit: number;
  offset: number;
  /** Only a walk along the order asks the budget of its query. */
  lead: Lead;
}

/** These columns of a page of channels that fit `where` (the table is called `c`), deleted ones left out. */
function selectColumns<Row>(
  db: Database,
  columns: string,
  where: Sql,
  { order, limit, offset, lead }: ChannelPage,
): Row[] {
  const conditions = ['c.deleted_at is null', ...(lead === 'sort' ? [ASKS_BUDGET] : []), where.sql].join(
    ' and ',
  );
  const from = (table: string): string =>
    `select ${columns} from ${table} where ${conditions} ${order ? `order by ${order.sql}` : ''} limit ? offset ?`;
  const params = [...where.params, ...(order?.params ?? []), limit, offset];
  const statement = from('channels c');
  return lead === 'filter' && walksIndex(db, statement, params)
    ? db.all<Row>(from('channels c not indexed'), ...params)
    : db.all<Row>(statement, ...params);
}

/**
 * A page of channels that fit `where` (the table is called `c`), deleted ones left out. The page is found by keys
 * alone and read afterwards: sorting many candidates must not drag whole rows along.
 */
export function selectChannels(db: Database, where: Sql, page: ChannelPage): ChannelRow[] {
  const numbers = selectColumns<{ number: number }>(db, 'c.number', where, page).map(({ number }) => number);
  const rows = db.all<ChannelRow>(
    'select * from channels where number in (select value from json_each(?))',
    JSON.stringify(numbers),
  );
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}

/** That a channel (`c`) is one of those that fit `where`; undefined when these are more than `most`. */
export function amongFew(db: Database, where: Sql, most: number): Sql | undefined {
  const page = { limit: most + 1, offset: 0, lead: 'filter' as const };
  const numbers = selectColumns<{ number: number }>(db, 'c.number', where, page).map(({ number }) => number);
  return numbers.length <= most
    ? sql('c.number in (select value from json_each(?))', JSON.stringify(numbers))
    : undefined;
}

/** What tells whether a channel may be read and searched. */
export type ChannelOutline = Pick<
  ChannelRow,
  'number' | 'cid' | 'type' | 'team' | 'created_by_id' | 'disabled' | 'config_overrides' | 'message_count'
>;

/** The first channels of {@link selectChannels} in outline, which is short enough to be sorted along. */
export const outlineChannels = (db: Database, where: Sql, page: ChannelPage): ChannelOutline[] =>
  selectColumns<ChannelOutline>(
    db,
    'c.number, c.cid, c.type, c.team, c.created_by_id, c.disabled, c.config_overrides, c.message_count',
    where,
    page,
  );
