import type { Effect } from '@backchannel/chat-api';
import { bff, bffQuery, type Search, withSearch } from './bff.ts';
import type { Role } from './session.ts';

export type Outcome = 'succeeded' | 'failed' | 'refused' | 'unknown';

/** One thing that an operator did, or tried to do. */
export interface AuditRecord {
  id: string;
  /** RFC 3339. */
  at: string;
  /** Null for somebody who was not signed in. */
  operator: { id: string; name: string; role: Role } | null;
  /** The app's id; null for what concerns no app. */
  app: string | null;
  /** Name of the operation, `truncate_channel`, or of an act in the dashboard itself, `sign_in`. */
  operation: string;
  effect: Effect;
  /** What it was done to: `messaging:general`; empty where it has no target. */
  target: string;
  /** The channel of the message that is the target, where the answer told. */
  channel: string | null;
  outcome: Outcome;
  /** HTTP status of the answer, where there was one. */
  status: number | null;
  /** The Chat API's own id of the call. */
  upstream_request_id: string | null;
  request_id: string;
  duration_ms: number | null;
  request: { params?: object; query?: object; body?: object };
  /** What the API or our server said, where it did not work. */
  error?: { code: string | number; message: string };
  /** Its links in the chain: one, or what was tried and what became of it. */
  links: readonly { sequence: number; hash: string; previous_hash: string }[];
  /** Of its newest link. */
  hash: string;
  previous_hash: string;
  ip: string | null;
  user_agent: string | null;
}

export interface AuditPage {
  records: AuditRecord[];
  /** Absent at the end. */
  next?: string;
}

/** Which records are asked for; absent means any. Times are RFC 3339. */
export interface AuditFilter {
  /** Operator id, or a part of a name. */
  person?: string;
  operation?: string;
  /** A part of it is enough; the channel of a message counts, too. */
  target?: string;
  outcome?: Outcome;
  from?: string;
  to?: string;
}

const path = '/api/audit';

export const auditPageSize = 50;

/** One page of the log, newest first. */
export const readAuditPage = (search: Search, signal?: AbortSignal): Promise<AuditPage> =>
  bff<AuditPage>(path, { search, ...(signal && { signal }) });

/** One record, by id. A record never changes. */
export const auditRecordQuery = (id: string) => bffQuery<AuditRecord>(`${path}/${encodeURIComponent(id)}`);

/** Everybody who is in the log, in the order of their names. */
export const auditActorsQuery = bffQuery<{ actors: readonly { id: string; name: string }[] }>(
  `${path}/actors`,
);

/** What checking the whole chain found. */
export interface ChainState {
  status: 'intact' | 'broken';
  /** How many links are right, from the first on. */
  records: number;
  first_broken?: { sequence: number; id: string; reason: 'missing_before' | 'changed' | 'not_linked' };
}

/** Everything that passes the filter, as a file. */
export const auditCsvHref = (search: Search): string => withSearch(`${path}.csv`, search);

export const verifyChain = (signal?: AbortSignal): Promise<ChainState> =>
  bff<ChainState>(`${path}/verify`, signal ? { signal } : {});
