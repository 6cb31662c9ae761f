import type { ActRow } from './list.ts';

/** An act as the web app gets it. */
export interface AuditRecord {
  readonly id: string;
  /** When it was asked for; RFC 3339. */
  readonly at: string;
  /** null for somebody who was not signed in. */
  readonly operator: { readonly id: string; readonly name: string; readonly role: string } | null;
  /** null for what concerns no app. */
  readonly app: string | null;
  readonly operation: string;
  readonly effect: string;
  readonly target: string;
  /** The channel of the message that is the target, where the answer told; else null. */
  readonly channel: string | null;
  readonly outcome: string;
  readonly status: number | null;
  readonly upstream_request_id: string | null;
  readonly request_id: string;
  readonly duration_ms: number | null;
  readonly request: unknown;
  readonly error?: unknown;
  /** The links of the chain that tell of it: one, or what was tried and what became of it. */
  readonly links: readonly {
    readonly sequence: number;
    readonly hash: string;
    readonly previous_hash: string;
  }[];
  /** Of its newest link. */
  readonly hash: string;
  readonly previous_hash: string;
  readonly ip: string | null;
  readonly user_agent: string | null;
}

export function presentAct(row: ActRow): AuditRecord {
  const { sequence, hash, previous_hash } = row;
  const first = { sequence, hash, previous_hash };
  const second = secondLink(row);
  const error = row.second_error ?? row.error;
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    operator:
      row.operator_id === ''
        ? null
        : { id: row.operator_id, name: row.operator_name, role: row.operator_role },
    app: row.app === '' ? null : row.app,
    operation: row.operation,
    effect: row.effect,
    target: row.target,
    channel: row.second_channel ?? row.channel,
    outcome: row.second_outcome ?? row.outcome,
    status: row.second_status ?? row.status,
    upstream_request_id: row.second_upstream_request_id ?? row.upstream_request_id,
    request_id: row.request_id,
    duration_ms: row.second_duration_ms ?? row.duration_ms,
    request: JSON.parse(row.request),
    ...(error === null ? {} : { error: JSON.parse(error) }),
    links: second ? [first, second] : [first],
    hash: second?.hash ?? hash,
    previous_hash: second?.previous_hash ?? previous_hash,
    ip: row.ip,
    user_agent: row.user_agent,
  };
}

function secondLink({ second_sequence, second_hash, second_previous_hash }: ActRow) {
  if (second_sequence === null || second_hash === null || second_previous_hash === null) return undefined;
  return { sequence: second_sequence, hash: second_hash, previous_hash: second_previous_hash };
}
