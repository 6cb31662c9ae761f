import type { RetentionPolicy, RetentionRunResponse } from '@backchannel/chat-api/types';
import { dayText } from '../days.ts';
import type { PolicyRow, RunRow } from '../store/retention.ts';
import { toWire } from '../time.ts';

const APP = 1;

export const presentPolicy = (row: PolicyRow): RetentionPolicy => ({
  app_pk: APP,
  policy: row.policy,
  config: { max_age_hours: row.max_age_hours },
  enabled_at: toWire(row.enabled_at),
});

export const presentRun = ({ policy, date, deleted }: RunRow): RetentionRunResponse => ({
  app_pk: APP,
  policy,
  date: dayText(date),
  stats: policy === 'old-messages' ? { messages_deleted: deleted } : { channels_deleted: deleted },
});
