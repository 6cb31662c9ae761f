import type { Database, SqlValue } from '../db/database.ts';
import type { PackedRow } from '../db/packed-rows.ts';
import type { Micros } from '../time.ts';
import { IN_CHANNEL, packedMessages } from './messages.ts';
import type { MessageRow } from './messages.ts';

/** A moment in a list, and where several rows may share it, the row. */
export interface Place {
  at: Micros;
  seq?: number;
}

/** What lies on one side of a place. */
export interface Bound extends Place {
  sign: '<' | '<=' | '>' | '>=';
}

/** Where a page of messages lies: around a place, or within bounds; without either at the end of the list. */
export interface MessageWindow {
  around?: Place;
  bounds?: readonly Bound[];
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

interface Edge extends Bound {
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

/**
 * A page of a list of messages, oldest first: the newest `limit`, or those next to the window's edge, or those
 * around a place.
 */
export function messagePage(
  db: Database,
  list: MessageList,
  { around, bounds = [] }: MessageWindow,
  limit: number,
  options: PageOptions = {},
): MessageRow[] {
  const { after = null, fromStart = false } = options;
  const scope = scopeOf(list, options);
  const floor: Edge[] = after === null ? [] : [{ sign: '>', at: after, column: 'created_at' }];
  if (around) {
    const older = page(db, scope, [...floor, { ...around, sign: '<' }], Math.floor(limit / 2), 'backward');
    const newer = page(db, scope, [...floor, { ...around, sign: '>=' }], limit - older.length, 'forward');
    return [...older, ...newer];
  }
  // With nothing but a lower edge the page lies next to it; otherwise it holds the newest that fit.
  const forward = bounds.length === 0 ? fromStart : bounds.every(({ sign }) => sign.startsWith('>'));
  return page(db, scope, [...floor, ...bounds], limit, forward ? 'forward' : 'backward');
}
