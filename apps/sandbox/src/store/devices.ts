import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface DeviceRow {
  user_id: string;
  id: string;
  push_provider: string;
  push_provider_name: string | null;
  hardware_id: string | null;
  voip: number;
  created_at: Micros;
}

/** Registers a device; one that the user already has keeps its `created_at` and nothing else. */
export function saveDevice(db: Database, device: DeviceRow): void {
  db.run(
    `insert into devices (user_id, id, push_provider, push_provider_name, hardware_id, voip, created_at)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (user_id, id) do update set push_provider = excluded.push_provider,
       push_provider_name = excluded.push_provider_name, hardware_id = excluded.hardware_id, voip = excluded.voip`,
    device.user_id,
    device.id,
    device.push_provider,
    device.push_provider_name,
    device.hardware_id,
    device.voip,
    device.created_at,
  );
}

/** False when the user has no such device. */
export const removeDevice = (db: Database, userId: string, id: string): boolean =>
  db.run('delete from devices where user_id = ? and id = ?', userId, id) > 0;

/** The devices of these users, each user's oldest first. */
export const devicesOf = (db: Database, userIds: Iterable<string>): DeviceRow[] =>
  db.all<DeviceRow>(
    'select * from devices where user_id in (select value from json_each(?)) order by created_at, id',
    JSON.stringify([...userIds]),
  );

/** Whether anybody has a device at all. */
export const hasDevices = (db: Database): boolean => db.get('select 1 from devices limit 1') !== undefined;
