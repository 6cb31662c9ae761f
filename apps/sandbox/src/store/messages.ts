import type { Database, SqlValue } from '../db/database.ts';
import { packRows } from '../db/packed-rows.ts';
import type { PackedRow } from '../db/packed-rows.ts';
import type { Micros } from '../time.ts';
import type { Counter } from './counters/columns.ts';
import { indexInBatches } from './message-words.ts';

export interface MessageRow {
  seq: number;
  id: string;
  cid: string;
  user_id: string | null;
  type: string;
  text: string;
  html: string;
  mml: string | null;
  command: string | null;
  parent_id: string | null;
  show_in_channel: number;
  quoted_message_id: string | null;
  poll_id: string | null;
  attachments: string;
  mentioned_users: string;
  mentioned_roles: string | null;
  mentioned_group_ids: string | null;
  mentioned_channel: number;
  mentioned_here: number;
  restricted_visibility: string;
  shared_location: string | null;
  i18n: string | null;
  moderation: string | null;
  custom: string;
  silent: number;
  shadowed: number;
  pinned: number;
  pinned_at: Micros | null;
  pinned_by_id: string | null;
  pin_expires: Micros | null;
  pending: number;
  pending_metadata: string | null;
  truncated: number;
  reply_count: number;
  deleted_reply_count: number;
  /** 1 once somebody has reacted to it, whatever became of that; a trigger keeps it. */
  reacted: number;
  message_text_updated_at: Micros | null;
  created_at: Micros;
  updated_at: Micros;
  deleted_at: Micros | null;
}

const ALWAYS = [
  'seq',
  'id',
  'cid',
  'user_id',
  'type',
  'text',
  'html',
  'created_at',
  'updated_at',
] as const satisfies (keyof MessageRow)[];

const USUAL: Omit<MessageRow, (typeof ALWAYS)[number]> = {
  mml: null,
  command: null,
  parent_id: null,
  show_in_channel: 0,
  quoted_message_id: null,
  poll_id: null,
  attachments: '[]',
  mentioned_users: '[]',
  mentioned_roles: null,
  mentioned_group_ids: null,
  mentioned_channel: 0,
  mentioned_here: 0,
  restricted_visibility: '[]',
  shared_location: null,
  i18n: null,
  moderation: null,
  custom: '{}',
  silent: 0,
  shadowed: 0,
  pinned: 0,
  pinned_at: null,
  pinned_by_id: null,
  pin_expires: null,
  pending: 0,
  pending_metadata: null,
  truncated: 0,
  reply_count: 0,
  deleted_reply_count: 0,
  reacted: 0,
  message_text_updated_at: null,
  deleted_at: null,
};

/** A message with nothing in it: the table's own defaults, as a test makes sure. */
export const MESSAGE_DEFAULTS: Omit<MessageRow, 'seq' | 'id' | 'cid' | 'created_at' | 'updated_at'> = {
  ...USUAL,
  user_id: null,
  type: 'regular',
  text: '',
  html: '',
};

/** How messages are read where many are. */
export const packedMessages = packRows<MessageRow>(ALWAYS, USUAL);

/** Whether it has nothing but who wrote what, and when: neither anything with it nor anything that became of it. */
export const isPlainMessage = packedMessages.isUsual;

/** A place among messages, by when they were sent. */
export interface MessagePlace {
  at: Micros;
  seq: number;
}

/** A message's columns as far as they are not the table's defaults. */
export type NewMessage = Pick<MessageRow, 'id' | 'cid' | 'created_at' | 'updated_at'> &
  Partial<Omit<MessageRow, 'seq' | Counter<'messages'>>>;

export type MessageChange = Partial<
  Omit<MessageRow, 'seq' | 'id' | 'cid' | 'created_at' | Counter<'messages'>>
>;

/** The messages a channel's own list shows: no replies that stay in their thread, nothing truncated or pending. */
export const IN_CHANNEL = 'truncated = 0 and pending = 0 and (parent_id is null or show_in_channel = 1)';

export const findMessage = (db: Database, id: string): MessageRow | undefined =>
  db.get<MessageRow>('select * from messages where id = ?', id);

export const findMessages = (db: Database, ids: Iterable<string>): MessageRow[] =>
  db
    .all<PackedRow>(
      `select ${packedMessages.columns} from messages where id in (select value from json_each(?))`,
      JSON.stringify([...ids]),
    )
    .map(packedMessages.rowOf);

const defaults: ReadonlyMap<string, unknown> = new Map(Object.entries(MESSAGE_DEFAULTS));

/**
 * Adds a message and returns its row. The keys come from our own code, never from a request. Only what is not a default
 * anyway is handed to the database, and nothing read back: most of a row is neither.
 */
export function insertMessage(db: Database, message: NewMessage): MessageRow {
  const { id, cid, created_at, updated_at } = message;
  const row: MessageRow = { ...MESSAGE_DEFAULTS, seq: 0, id, cid, created_at, updated_at };
  let columns = '';
  const values: SqlValue[] = [];
  for (const [column, value] of Object.entries(message)) {
    if (value === undefined || value === defaults.get(column)) continue;
    columns += `${columns === '' ? '' : ', '}${column}`;
    values.push(value);
    Reflect.set(row, column, value);
  }
  row.seq = db.insert(
    `insert into messages (${columns}) values (?${', ?'.repeat(values.length - 1)})`,
    ...values,
  );
  indexInBatches(db, row.seq);
  return row;
}

/** Sets the given columns; the keys come from our own code, never from a request. */
export function updateMessage(db: Database, id: string, change: MessageChange): void {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return;
  db.run(
    `update messages set ${entries.map(([column]) => `${column} = ?`).join(', ')} where id = ?`,
    ...entries.map(([, value]) => value),
    id,
  );
}

/** Removes messages with their reactions and history, whatever is in reply to them. */
export function removeByIds(db: Database, ids: readonly string[]): void {
  const list = JSON.stringify(ids);
  db.run('delete from message_history where message_id in (select value from json_each(?))', list);
  db.run('delete from messages where id in (select value from json_each(?))', list);
}

/** Some replies to these messages. */
export const someReplies = (db: Database, parentIds: readonly string[], limit: number): MessageRow[] =>
  db.all<MessageRow>(
    'select * from messages where parent_id in (select value from json_each(?)) limit ?',
    JSON.stringify(parentIds),
    limit,
  );

/** The newest message in the channel of the user's that has it. */
export const newestMessageOf = (db: Database, userId: string): MessageRow | undefined =>
  db.get<MessageRow>(
    `select m.* from messages m where m.truncated = 0 and m.pending = 0 and m.deleted_at is null and m.cid =
       (select c.cid from members x join channels c on c.cid = x.cid and c.deleted_at is null
        where x.user_id = ? and c.last_message_at is not null order by c.last_message_at desc limit 1)
     order by m.created_at desc limit 1`,
    userId,
  );

/** When the newest message of a channel was sent, whatever became of it. */
export const newestMoment = (db: Database, cid: string): Micros =>
  db.get<{ at: Micros | null }>('select max(created_at) as at from messages where cid = ?', cid)?.at ?? 0;

/** When the user last sent a message to the channel, if that was later than `since`. */
export const lastSent = (db: Database, cid: string, userId: string, since: Micros): Micros | undefined =>
  db.get<{ at: Micros }>(
    'select created_at as at from messages where user_id = ? and created_at > ? and cid = ? order by created_at desc limit 1',
    userId,
    since,
    cid,
  )?.at;

/** Makes a pending message an ordinary one, sent at the given moment. */
export function commitPending(db: Database, id: string, at: Micros): void {
  db.run(
    'update messages set pending = 0, pending_metadata = null, created_at = ?2, updated_at = ?2 where id = ?1',
    id,
    at,
  );
}

/** The user's own messages that wait to be committed and were sent after `since`, oldest first. */
export const pendingMessagesOf = (
  db: Database,
  cid: string,
  userId: string,
  since: Micros,
  limit: number,
): MessageRow[] =>
  db.all<MessageRow>(
    'select * from messages indexed by messages_pending where cid = ? and user_id = ? and pending = 1 and created_at >= ? order by created_at, seq limit ?',
    cid,
    userId,
    since,
    limit,
  );

/** Which of these channels have pins, run out or hidden ones among them. */
export const channelsWithPins = (db: Database, cids: readonly string[]): Set<string> =>
  new Set(
    db
      .all<{ cid: string }>(
        `select c.value as cid from json_each(?) c where exists (
           select 1 from messages m indexed by messages_pinned where m.cid = c.value and m.pinned = 1)`,
        JSON.stringify(cids),
      )
      .map(({ cid }) => cid),
  );

/** Who wrote replies to these messages, first comers first: as the threads know it, as replies may be very many. */
export const threadParticipants = (
  db: Database,
  parentIds: readonly string[],
): { parent_id: string; user_id: string }[] =>
  db.all(
    `select parent_id, user_id from thread_participants where parent_id in (select value from json_each(?))
       and last_reply_at is not null order by created_at, user_id`,
    JSON.stringify(parentIds),
  );

/** {@link threadParticipants} of whom at most `limit` are wanted in each thread. */
export function firstParticipants(
  db: Database,
  parents: readonly Pick<MessageRow, 'id' | 'reply_count'>[],
  limit: number,
): { parent_id: string; user_id: string }[] {
  const { long = [], short = [] } = Object.groupBy(parents, (parent) =>
    parent.reply_count > limit ? 'long' : 'short',
  );
  const all = threadParticipants(
    db,
    short.map(({ id }) => id),
  );
  if (long.length === 0) return all;
  // Each by itself: very many may have replied.
  const first = db.all<{ parent_id: string; user_id: string }>(
    `select x.parent_id, x.user_id from json_each(?) p cross join thread_participants x
     on x.parent_id = p.value and x.user_id in (
       select t.user_id from thread_participants t where t.parent_id = p.value and t.last_reply_at is not null
       order by t.created_at, t.user_id limit ?)
     order by x.created_at, x.user_id`,
    JSON.stringify(long.map(({ id }) => id)),
    limit,
  );
  return [...all, ...first];
}
