import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';
import type { MessageRow } from './messages.ts';

// Whoever has not answered by then will not.
const LIFE: Micros = 24 * 3600 * 1_000_000;

/** What a slash command shows to its user alone, until they say what becomes of it. In no list and no count. */
export interface EphemeralMessage {
  row: MessageRow;
  /** What the command was given. */
  args: string;
  /** How often it was asked for another picture. */
  variant: number;
}

/** Keeps a message for its user, in the place of what was there under its id; forgets the user's old ones. */
export function saveEphemeral(db: Database, message: EphemeralMessage, now: Micros): void {
  const { row } = message;
  db.run('delete from ephemeral_messages where user_id = ? and created_at < ?', row.user_id, now - LIFE);
  db.run(
    `insert into ephemeral_messages (id, cid, user_id, message, created_at) values (?, ?, ?, ?, ?)
     on conflict (id) do update set message = excluded.message`,
    row.id,
    row.cid,
    row.user_id,
    JSON.stringify(message),
    now,
  );
}

export function findEphemeral(db: Database, id: string): EphemeralMessage | undefined {
  const found = db.get<{ message: string }>('select message from ephemeral_messages where id = ?', id);
  // Written by saveEphemeral alone.
  return found && (JSON.parse(found.message) as EphemeralMessage);
}

export const removeEphemeral = (db: Database, id: string): number =>
  db.run('delete from ephemeral_messages where id = ?', id);
