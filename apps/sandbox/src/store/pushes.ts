import type { Database, SqlValue } from '../db/database.ts';
import type { Micros } from '../time.ts';
import type { DeviceRow } from './devices.ts';

export interface PushRow {
  seq: number;
  user_id: string;
  device_id: string;
  push_provider: string;
  push_provider_name: string | null;
  /** Of the event that it tells of. */
  type: string;
  cid: string | null;
  message_id: string | null;
  /** JSON, as the provider would have got it. */
  payload: string;
  created_at: Micros;
}

export function insertPush(db: Database, push: Omit<PushRow, 'seq'>): void {
  db.run(
    `insert into pushes (user_id, device_id, push_provider, push_provider_name, type, cid, message_id, payload, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    push.user_id,
    push.device_id,
    push.push_provider,
    push.push_provider_name,
    push.type,
    push.cid,
    push.message_id,
    push.payload,
    push.created_at,
  );
}

/** Forgets the oldest, as far as there are more than `kept`. */
export const prunePushes = (db: Database, kept: number): number =>
  db.run('delete from pushes where seq <= (select max(seq) from pushes) - ?', kept);

/** Pushes before `before`, the newest first; fields that are given narrow the choice. */
export function findPushes(
  db: Database,
  chosen: Partial<Pick<PushRow, 'user_id' | 'type'>>,
  before: number,
  limit: number,
): PushRow[] {
  const entries: [string, SqlValue][] = Object.entries(chosen);
  return db.all<PushRow>(
    `select * from pushes where seq < ? ${entries.map(([column]) => `and ${column} = ?`).join(' ')}
     order by seq desc limit ?`,
    before,
    ...entries.map(([, value]) => value),
    limit,
  );
}

/**
 * The devices of a channel's members that a message of `senderId` may be pushed to: not the sender's, nor those of
 * people who muted the channel or the sender, or who were invited and have not answered.
 */
export const devicesInChannel = (
  db: Database,
  cid: string,
  senderId: string | null,
  now: Micros,
): DeviceRow[] =>
  db.all<DeviceRow>(
    `select d.* from members m cross join devices d on d.user_id = m.user_id
     where m.cid = ?1 and m.user_id is not ?2
       and not (m.invited = 1 and m.invite_accepted_at is null)
       and not exists (select 1 from channel_mutes x where x.user_id = m.user_id and x.cid = m.cid
         and (x.expires is null or x.expires > ?3))
       and not exists (select 1 from user_mutes x where x.user_id = m.user_id and x.target_id = ?2
         and (x.expires is null or x.expires > ?3))`,
    cid,
    senderId,
    now,
  );
