import type { Database, SqlValue } from '../db/database.ts';
import type { Micros } from '../time.ts';

/** `recorded`: meant for a queue or topic, which gets nothing from here. `dropped`: its hook is gone. */
export const deliveryStatuses = ['waiting', 'delivered', 'failed', 'recorded', 'dropped'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Who gets an event. */
export interface Receiver {
  id: string;
  hookId: string;
  kind: string;
  target: string;
}

export interface NewEvent {
  type: string;
  /** What must stay in order among itself: a channel, a user, or everything else. */
  lane: string;
  /** JSON, as receivers get it. */
  body: string;
  created_at: Micros;
}

/** Keeps an event, and that it has to be delivered. */
export function insertEvent(
  db: Database,
  { type, lane, body, created_at }: NewEvent,
  receivers: readonly Receiver[],
): void {
  const event = db.get<{ seq: number }>(
    'insert into events (type, body, created_at) values (?, ?, ?) returning seq',
    type,
    body,
    created_at,
  );
  for (const { id, hookId, kind, target } of receivers) {
    db.run(
      'insert into deliveries (id, event_seq, type, hook_id, hook_kind, target, lane) values (?, ?, ?, ?, ?, ?, ?)',
      id,
      event?.seq,
      type,
      hookId,
      kind,
      target,
      lane,
    );
  }
}

export interface WaitingDelivery {
  seq: number;
  id: string;
  event_seq: number;
  type: string;
  lane: string;
  attempts: number;
}

/** What waits for a hook behind `after`, in order. */
export const waitingDeliveries = (
  db: Database,
  hookId: string,
  after: number,
  limit: number,
): WaitingDelivery[] =>
  db.all<WaitingDelivery>(
    `select seq, id, event_seq, type, lane, attempts from deliveries
     where hook_id = ? and status = 'waiting' and seq > ? order by seq limit ?`,
    hookId,
    after,
    limit,
  );

/** The hook that follows `after` among those for which something waits. */
export const nextWaitingHook = (db: Database, after: string): string | undefined =>
  db.get<{ hook_id: string }>(
    "select hook_id from deliveries where status = 'waiting' and hook_id > ? order by hook_id limit 1",
    after,
  )?.hook_id;

export const eventBody = (db: Database, seq: number): string | undefined =>
  db.get<{ body: string }>('select body from events where seq = ?', seq)?.body;

export interface AttemptRow {
  delivery_seq: number;
  attempt: number;
  started_at: Micros;
  duration_ms: number;
  /** The HTTP status that came back, if one did. */
  status: number | null;
  error: string | null;
}

/** Notes an attempt and what the delivery has come to. */
export function saveAttempt(
  db: Database,
  attempt: AttemptRow,
  { status, target }: { status: DeliveryStatus; target: string },
): void {
  // A reset takes deliveries along that are still under way.
  const known = db.run(
    'update deliveries set attempts = ?, status = ?, target = ?, finished_at = ? where seq = ?',
    attempt.attempt,
    status,
    target,
    status === 'waiting' ? null : attempt.started_at + attempt.duration_ms * 1000,
    attempt.delivery_seq,
  );
  if (known === 0) return;
  db.run(
    `insert into delivery_attempts (delivery_seq, attempt, started_at, duration_ms, status, error)
     values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
    attempt.delivery_seq,
    attempt.attempt,
    attempt.started_at,
    attempt.duration_ms,
    attempt.status,
    attempt.error,
  );
}

/** Ends a share of what waits for a hook, without an attempt; true when there may be more. */
export function endWaiting(
  db: Database,
  hookId: string,
  status: DeliveryStatus,
  now: Micros,
  limit: number,
): boolean {
  const ended = db.run(
    `update deliveries set status = ?, finished_at = ? where seq in
       (select seq from deliveries where hook_id = ? and status = 'waiting' order by seq limit ?)`,
    status,
    now,
    hookId,
    limit,
  );
  return ended === limit;
}

/** Forgets some of the oldest deliveries that have ended, so that about `kept` stay. */
export function pruneDeliveries(db: Database, kept: number, limit: number): void {
  const events = db.all<{ event_seq: number }>(
    `delete from deliveries where seq in (select seq from deliveries where status <> 'waiting'
       and seq <= (select max(seq) from deliveries) - ? order by seq limit ?) returning event_seq`,
    kept,
    limit,
  );
  for (const { event_seq: seq } of events)
    db.run(
      'delete from events where seq = ?1 and not exists (select 1 from deliveries where event_seq = ?1)',
      seq,
    );
}

export interface DeliveryRow extends WaitingDelivery {
  hook_id: string;
  hook_kind: string;
  target: string;
  status: DeliveryStatus;
  finished_at: Micros | null;
  body: string;
}

/** Deliveries before `before`, the newest first; fields that are given narrow the choice. */
export function findDeliveries(
  db: Database,
  chosen: Partial<Pick<DeliveryRow, 'hook_id' | 'status' | 'type'>>,
  before: number,
  limit: number,
): DeliveryRow[] {
  const entries: [string, SqlValue][] = Object.entries(chosen);
  return db.all<DeliveryRow>(
    `select d.*, e.body from deliveries d join events e on e.seq = d.event_seq
     where d.seq < ? ${entries.map(([column]) => `and d.${column} = ?`).join(' ')} order by d.seq desc limit ?`,
    before,
    ...entries.map(([, value]) => value),
    limit,
  );
}

export const attemptsOf = (db: Database, seqs: readonly number[]): AttemptRow[] =>
  db.all<AttemptRow>(
    'select * from delivery_attempts where delivery_seq in (select value from json_each(?)) order by attempt',
    JSON.stringify(seqs),
  );
