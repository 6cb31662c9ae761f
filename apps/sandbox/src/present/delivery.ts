import { gzipSync } from 'node:zlib';
import type { AttemptRow, DeliveryRow } from '../store/deliveries.ts';
import { toMillis } from '../time.ts';
import type { Micros } from '../time.ts';
import { compact, parseObject } from '../values.ts';

const moment = (time: Micros): string => new Date(toMillis(time)).toISOString();

/** The body as a queue or a topic would get it: base64, in an envelope for a topic. */
function queued({ hook_kind: kind, target, id, body }: DeliveryRow, compressed: boolean): string | undefined {
  if (kind === 'webhook') return undefined;
  const text = (compressed ? gzipSync(body) : Buffer.from(body)).toString('base64');
  return kind === 'sqs'
    ? text
    : JSON.stringify({ Type: 'Notification', MessageId: id, TopicArn: target, Message: text });
}

/** A delivery as the log shows it; its moments are RFC 3339, what is in `event` is as receivers get it. */
export const presentDelivery = (
  row: DeliveryRow,
  attempts: readonly AttemptRow[],
  compressed: boolean,
): Record<string, unknown> =>
  compact({
    id: row.id,
    type: row.type,
    hook_id: row.hook_id,
    hook_type: row.hook_kind,
    target: row.target,
    status: row.status,
    finished_at: row.finished_at === null ? undefined : moment(row.finished_at),
    attempts: attempts.map((entry) =>
      compact({
        attempt: entry.attempt,
        started_at: moment(entry.started_at),
        duration_ms: entry.duration_ms,
        status: entry.status ?? undefined,
        error: entry.error ?? undefined,
      }),
    ),
    event: parseObject(row.body),
    queued_body: queued(row, compressed),
  });
