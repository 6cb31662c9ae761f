import type { AuditRecord } from '../../api/audit.ts';

/** How long it took: "34 ms", "1.2 s", or a dash where nothing was sent. */
export function tookWords({ duration_ms: ms }: Pick<AuditRecord, 'duration_ms'>): string {
  if (ms === null) return '–';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** What was answered: "Status 201, after 34 ms"; without the time where our own server refused the call. */
export function answerWords(record: Pick<AuditRecord, 'status' | 'duration_ms'>): string {
  if (record.status === null) return 'None: nothing was sent';
  const status = `Status ${record.status}`;
  return record.duration_ms === null ? status : `${status}, after ${tookWords(record)}`;
}

/** Why it did not work, in one line; empty where it did. */
export function errorWords({ error }: Pick<AuditRecord, 'error'>): string {
  if (error === undefined) return '';
  return `${typeof error.code === 'number' ? `code ${error.code}` : error.code} · ${error.message}`;
}

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;

/** The id of the message that a record is about, where its operation is one on a message that can still be there. */
export function messageOf({
  operation,
  outcome,
  request: { params, query },
}: Pick<AuditRecord, 'operation' | 'outcome' | 'request'>): string | undefined {
  if (!/^(?:(?:update|delete|undelete)_message(?:_partial)?|(?:send|delete)_reaction)$/.test(operation))
    return undefined;
  const isHard = String(at(query, 'hard')) === 'true';
  const id = at(params, 'id');
  return typeof id === 'string' && !(isHard && outcome === 'succeeded') ? id : undefined;
}

/** Whether records say that a message, or its channel, was removed for good after a moment (RFC 3339). */
export function isKnownGone(
  records: readonly Pick<AuditRecord, 'app' | 'at' | 'operation' | 'outcome' | 'request'>[],
  message: { app: string; id: string; channel: string | null; at: string },
): boolean {
  return records.some((record) => {
    const { operation, request } = record;
    if (record.app !== message.app || record.outcome !== 'succeeded') return false;
    if (Date.parse(record.at) < Date.parse(message.at)) return false;
    const isOn = (name: string) => String(at(request.query, name)) === 'true';
    if (operation === 'delete_message') return isOn('hard') && at(request.params, 'id') === message.id;
    return operation === 'delete_channel' && isOn('hard_delete') && channelOf(record) === message.channel;
  });
}

/** The cid of the channel that a record is about, where its request names one. */
export function channelOf({ request: { params } }: Pick<AuditRecord, 'request'>): string | undefined {
  const type = at(params, 'type');
  const id = at(params, 'id');
  return typeof type === 'string' && typeof id === 'string' ? `${type}:${id}` : undefined;
}
