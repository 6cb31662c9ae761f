import type { Database, SqlValue } from '../db/database.ts';
import type { PackedRow } from '../db/packed-rows.ts';
import { inputError, messageNotFound } from '../errors.ts';
import { parseTime } from '../time.ts';
import type { Micros } from '../time.ts';
import { findMessage, IN_CHANNEL, packedMessages } from './messages.ts';
import type { MessageRow } from './messages.ts';

/** Where a page of messages lies, in the request's own terms. */
export interface MessageWindow {
  id_lt?: string;
  id_lte?: string;
  id_gt?: string;
  id_gte?: string;
  id_around?: string;
  created_at_before?: unknown;
  created_at_before_or_equal?: unknown;
  created_at_after?: unknown;
  created_at_after_or_equal?: unknown;
  created_at_around?: unknown;
}

/** Which list of messages: a channel's own, a thread's replies, or a channel's pins, which lie by `pinned_at`. */
export type MessageList = { cid: string } | { parentId: string } | { pinnedIn: string; now: Micros };

export interface PageOptions {
  /** Leaves out what is not newer than this moment. */
  after?: Micros | null | undefined;
  /** The user who looks: what only others may see is left out. */
  viewerId?: string | undefined;
  /** That user also sees what is restricted to others. */
  seesRestricted?: boolean | undefined;
  /** Without a window: the oldest messages of the list instead of the newest. */
  fromStart?: boolean | undefined;
}

interface Edge {
  sign: '<' | '<=' | '>' | '>=';
  at: Micros;
  seq?: number;
  /** Another column than the one that orders the list. */
  column?: 'created_at';
}

/**
 * A list: rows that fit `sql`, ordered by `column`. The index is named, because another one fits as well and
 * would walk through everything that a truncation has hidden.
 */
interface Scope {
  index: 'messages_in_channel' | 'messages_replies' | 'messages_pinned';
  sql: string;
  /** What of it the user may see who looks; empty for all. */
  visible: string;
  params: SqlValue[];
  column: 'created_at' | 'pinned_at';
}

function scopeOf(list: MessageList, { viewerId, seesRestricted = false }: PageOptions): Scope {
  const conditions = viewerId === undefined ? [] : [NOT_SHADOWED, ...(seesRestricted ? [] : [FOR_VIEWER])];
  const visible = conditions.join(' and ');
  const marks = visible.split('?').length - 1;
  const viewer = viewerId === undefined ? [] : Array<SqlValue>(marks).fill(viewerId);
  if ('cid' in list) {
    return {
      index: 'messages_in_channel',
      sql: `cid = ? and ${IN_CHANNEL}`,
      visible,
      params: [list.cid, ...viewer],
      column: 'created_at',
    };
  }
  if ('parentId' in list) {
    return {
      index: 'messages_replies',
      sql: 'parent_id = ? and truncated = 0 and pending = 0',
      visible,
      params: [list.parentId, ...viewer],
      column: 'created_at',
    };
  }
  return {
    index: 'messages_pinned',
    sql: `cid = ? and pinned = 1 and truncated = 0 and pending = 0 and deleted_at is null
      and (pin_expires is null or pin_expires > ?)`,
    visible,
    params: [list.pinnedIn, list.now, ...viewer],
    column: 'pinned_at',
  };
}

// What a user may see of others' messages; each question mark is for that user's id.
const NOT_SHADOWED = '(shadowed = 0 or user_id = ?)';
const FOR_VIEWER = `(restricted_visibility = '[]' or user_id = ?
  or exists (select 1 from json_each(restricted_visibility) where value = ?))`;

function anchorOf(db: Database, id: string, column: Scope['column']): { at: Micros; seq: number } {
  const anchor = findMessage(db, id);
  if (!anchor) throw messageNotFound(id);
  const at = anchor[column];
  if (at === null) throw inputError(`message with id ${id} is not pinned`);
  return { at, seq: anchor.seq };
}

function edgesOf(db: Database, window: MessageWindow, column: Scope['column']): Edge[] {
  const byId = (id: string | undefined, sign: Edge['sign']): Edge[] =>
    id === undefined ? [] : [{ sign, ...anchorOf(db, id, column) }];
  // A moment that is written to the millisecond stands for all of it: its writer has seen no more of it.
  const byTime = (time: unknown, sign: Edge['sign'], fromItsEnd: boolean): Edge[] => {
    const moment = parseTime(time);
    return moment ? [{ sign, at: fromItsEnd ? moment.at + moment.width : moment.at }] : [];
  };
  return [
    ...byId(window.id_lt, '<'),
    ...byId(window.id_lte, '<='),
    ...byId(window.id_gt, '>'),
    ...byId(window.id_gte, '>='),
    ...byTime(window.created_at_before, '<', false),
    ...byTime(window.created_at_before_or_equal, '<', true),
    ...byTime(window.created_at_after, '>=', true),
    ...byTime(window.created_at_after_or_equal, '>=', false),
  ];
}

type Way = 'forward' | 'backward';

const edgeSql = ({ column }: Scope, edge: Edge): string =>
  edge.seq === undefined ? `${edge.column ?? column} ${edge.sign} ?` : `(${column}, seq) ${edge.sign} (?, ?)`;

// A statement is looked up by its text. Put together anew for each of many channels, it takes longer to be found than
// to run.
const statements = new Map<string, string>();

function statementOf(scope: Scope, edges: readonly Edge[], way: Way): string {
  const conditions = edges.map((edge) => edgeSql(scope, edge)).join(' and ');
  const key = [scope.index, scope.visible, conditions, way].join('|');
  const known = statements.get(key);
  if (known !== undefined) return known;
  const direction = way === 'forward' ? 'asc' : 'desc';
  const statement = `select ${packedMessages.columns} from messages indexed by ${scope.index}
    where ${[scope.sql, scope.visible, conditions].filter((part) => part !== '').join(' and ')}
    order by ${scope.column} ${direction}, seq ${direction} limit ?`;
  statements.set(key, statement);
  return statement;
}

function page(db: Database, scope: Scope, edges: readonly Edge[], limit: number, way: Way): MessageRow[] {
  const rows = db
    .all<PackedRow>(
      statementOf(scope, edges, way),
      ...scope.params,
      ...edges.flatMap(({ at, seq }) => (seq === undefined ? [at] : [at, seq])),
      limit,
    )
    .map(packedMessages.rowOf);
  return way === 'forward' ? rows : rows.reverse();
}

function middleOf(
  db: Database,
  window: MessageWindow,
  column: Scope['column'],
): Omit<Edge, 'sign'> | undefined {
  if (window.id_around !== undefined) return anchorOf(db, window.id_around, column);
  const moment = parseTime(window.created_at_around);
  return moment && { at: moment.at };
}

/**
 * A page of a list of messages, oldest first: the newest `limit`, or those next to the window's edge, or those
 * around a message or a moment. Throws 404/16 when the window names a message that does not exist, 400/4 when it
 * names one that is not pinned in a list of pins.
 */
export function messagePage(
  db: Database,
  list: MessageList,
  window: MessageWindow,
  limit: number,
  options: PageOptions = {},
): MessageRow[] {
  const { after = null, fromStart = false } = options;
  const scope = scopeOf(list, options);
  const floor: Edge[] = after === null ? [] : [{ sign: '>', at: after, column: 'created_at' }];
  const middle = middleOf(db, window, scope.column);
  if (middle) {
    const older = page(db, scope, [...floor, { ...middle, sign: '<' }], Math.floor(limit / 2), 'backward');
    const newer = page(db, scope, [...floor, { ...middle, sign: '>=' }], limit - older.length, 'forward');
    return [...older, ...newer];
  }
  const edges = edgesOf(db, window, scope.column);
  // With nothing but a lower edge the page lies next to it; otherwise it holds the newest that fit.
  const forward = edges.length === 0 ? fromStart : edges.every(({ sign }) => sign.startsWith('>'));
  return page(db, scope, [...floor, ...edges], limit, forward ? 'forward' : 'backward');
}
