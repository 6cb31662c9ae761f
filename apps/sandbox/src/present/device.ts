import type { DeviceResponse } from '@backchannel/chat-api/types';
import type { DeviceRow } from '../store/devices.ts';
import { toWire } from '../time.ts';
import { compact } from '../values.ts';

export const presentDevice = (row: DeviceRow): DeviceResponse =>
  compact<DeviceResponse>({
    id: row.id,
    user_id: row.user_id,
    push_provider: row.push_provider,
    push_provider_name: row.push_provider_name ?? undefined,
    hardware_id: row.hardware_id ?? undefined,
    voip: row.voip === 1 ? true : undefined,
    created_at: toWire(row.created_at),
  });
