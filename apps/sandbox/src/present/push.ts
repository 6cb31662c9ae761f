import type { PushRow } from '../store/pushes.ts';
import { toMillis } from '../time.ts';
import { compact, parseObject } from '../values.ts';

/** A push as the log shows it; `payload` is what the provider would have got. */
export const presentPush = (row: PushRow): Record<string, unknown> =>
  compact({
    type: row.type,
    user_id: row.user_id,
    device_id: row.device_id,
    push_provider: row.push_provider,
    push_provider_name: row.push_provider_name ?? undefined,
    cid: row.cid ?? undefined,
    message_id: row.message_id ?? undefined,
    created_at: new Date(toMillis(row.created_at)).toISOString(),
    payload: parseObject(row.payload),
  });
