import { hash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Schema } from '../db/schema.ts';

export type AuditRow = Selectable<Schema['audit_record']>;
export type Unlinked = Omit<AuditRow, 'sequence' | 'hash' | 'previous_hash'>;

/** What the first link follows. */
export const genesis = '0'.repeat(64);

/** SHA-256, hex, over the link's fields as canonical JSON (names in alphabetical order, no space),
 *  its place and the hash of the link before it included. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  return hash(
    'sha256',
    JSON.stringify({
      app: row.app,
      at: row.at,
      // Left out where there is none: links from before there could be one keep their hashes.
      ...(row.channel !== null && { channel: row.channel }),
      duration_ms: row.duration_ms,
      effect: row.effect,
      error: row.error,
      id: row.id,
      ip: row.ip,
      operation: row.operation,
      operator_id: row.operator_id,
      operator_name: row.operator_name,
      operator_role: row.operator_role,
      outcome: row.outcome,
      part: row.part,
      previous_hash: row.previous_hash,
      request: row.request,
      request_id: row.request_id,
      sequence: row.sequence,
      status: row.status,
      target: row.target,
      upstream_request_id: row.upstream_request_id,
      user_agent: row.user_agent,
    }),
  );
}
