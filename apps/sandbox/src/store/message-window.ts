import type { Database, SqlValue } from '../db/database.ts';
import { messageNotFound } from '../errors.ts';
import { toMicros } from '../time.ts';
import type { Micros } from '../time.ts';
import { findMessage, IN_CHANNEL } from './messages.ts';
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

/** Which list of messages: a channel's own, or a thread's replies. */
export type MessageList = { cid: string } | { parentId: string };

interface Edge {
  sign: '<' | '<=' | '>' | '>=';
  at: Micros;
  seq?: number;
}

const scopeOf = (list: MessageList): { sql: string; params: SqlValue[] } =>
  'cid' in list
    ? { sql: `cid = ? and ${IN_CHANNEL}`, params: [list.cid] }
    : { sql: 'parent_id = ? and truncated = 0 and pending = 0', params: [list.parentId] };

const edgeSql = ({ sign, seq }: Edge): string =>
  seq === undefined ? `created_at ${sign} ?` : `(created_at, seq) ${sign} (?, ?)`;

function edgesOf(db: Database, window: MessageWindow): Edge[] {
  const byId = (id: string | undefined, sign: Edge['sign']): Edge[] => {
    if (id === undefined) return [];
    const anchor = findMessage(db, id);
    if (!anchor) throw messageNotFound(id);
    return [{ sign, at: anchor.created_at, seq: anchor.seq }];
  };
  const byTime = (time: unknown, sign: Edge['sign']): Edge[] => {
    const at = toMicros(time);
    return at === undefined ? [] : [{ sign, at }];
  };
  return [
    ...byId(window.id_lt, '<'),
    ...byId(window.id_lte, '<='),
    ...byId(window.id_gt, '>'),
    ...byId(window.id_gte, '>='),
    ...byTime(window.created_at_before, '<'),
    ...byTime(window.created_at_before_or_equal, '<='),
    ...byTime(window.created_at_after, '>'),
    ...byTime(window.created_at_after_or_equal, '>='),
  ];
}

function page(db: Database, list: MessageList, edges: Edge[], limit: number): MessageRow[] {
  const scope = scopeOf(list);
  // Only a lower edge: the messages next to it. Otherwise the newest that fit.
  const forward = edges.length > 0 && edges.every(({ sign }) => sign.startsWith('>'));
  const way = forward ? 'asc' : 'desc';
  const rows = db.all<MessageRow>(
    `select * from messages where ${[scope.sql, ...edges.map(edgeSql)].join(' and ')} order by created_at ${way}, seq ${way} limit ?`,
    ...scope.params,
    ...edges.flatMap(({ at, seq }) => (seq === undefined ? [at] : [at, seq])),
    limit,
  );
  return forward ? rows : rows.reverse();
}

function aroundEdge(db: Database, window: MessageWindow): Omit<Edge, 'sign'> | undefined {
  if (window.id_around !== undefined) {
    const anchor = findMessage(db, window.id_around);
    if (!anchor) throw messageNotFound(window.id_around);
    return { at: anchor.created_at, seq: anchor.seq };
  }
  const at = toMicros(window.created_at_around);
  return at === undefined ? undefined : { at };
}

/**
 * A page of a list of messages, oldest first: the newest `limit`, or those next to the window's edge, or those
 * around a message or a moment. `after` leaves out what is not newer than that moment.
 * Throws 404/16 when the window names a message that does not exist.
 */
export function messagePage(
  db: Database,
  list: MessageList,
  window: MessageWindow,
  limit: number,
  after: Micros | null = null,
): MessageRow[] {
  const floor: Edge[] = after === null ? [] : [{ sign: '>', at: after }];
  const middle = aroundEdge(db, window);
  if (middle) {
    const older = page(db, list, [...floor, { ...middle, sign: '<' }, ...pastEdge], Math.floor(limit / 2));
    const newer = page(db, list, [{ ...middle, sign: '>=' }], limit - older.length);
    return [...older, ...newer.filter((row) => after === null || row.created_at > after)];
  }
  const edges = edgesOf(db, window);
  if (after === null) return page(db, list, edges, limit);
  // The floor must not turn "the newest" into "the oldest above the floor".
  const forward = edges.length > 0 && edges.every(({ sign }) => sign.startsWith('>'));
  return forward
    ? page(db, list, [...edges, ...floor], limit)
    : page(db, list, [...edges, ...floor, ...pastEdge], limit);
}

// An upper edge that everything passes: it says that the page is read from the newest backwards.
const pastEdge: Edge[] = [{ sign: '<', at: Number.MAX_SAFE_INTEGER }];
