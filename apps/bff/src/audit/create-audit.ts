import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Dialect } from '../db/open.ts';
import type { Schema } from '../db/schema.ts';
import { createAppend } from './append.ts';
import type { Unlinked } from './chain.ts';
import type { Act, Audit, Result } from './types.ts';
import { auditedRequest, withoutSecrets, withPlainAddresses } from './without-secrets.ts';

const maxUserAgent = 300;

/** The audit log on the given database. */
export function createAudit(base: { db: Kysely<Schema>; dialect: Dialect; clock: Clock }): Audit {
  const { db, dialect, clock } = base;
  const append = createAppend(db, dialect);
  const pending = new Set<string>();
  let idle: (() => void)[] = [];

  const settle = (id: string): void => {
    pending.delete(id);
    if (pending.size > 0) return;
    for (const resolve of idle) resolve();
    idle = [];
  };

  return {
    record: (act, result) => append({ ...describe(act, clock()), ...became(result), part: 'whole' }),

    async begin(act) {
      const started: Unlinked = {
        ...describe(act, clock()),
        ...became({ outcome: 'unknown' }),
        part: 'started',
      };
      await append(started);
      const { id } = started;
      pending.add(id);
      return {
        id,
        async finish(result) {
          try {
            // The request is in the first link; the rest is repeated, so that a link can be read alone.
            await append({ ...started, ...became(result), part: 'finished', at: clock(), request: '{}' });
          } finally {
            settle(id);
          }
        },
      };
    },

    whenIdle: () =>
      pending.size === 0 ? Promise.resolve() : new Promise((resolve) => void idle.push(resolve)),
  };
}

function describe({ operator, origin, ...act }: Act, at: number) {
  return {
    id: act.id ?? randomUUID(),
    at,
    operator_id: operator?.id ?? '',
    operator_name: operator?.name ?? '',
    operator_role: operator?.role ?? '',
    app: act.app ?? '',
    operation: act.operation,
    effect: act.effect,
    target: withPlainAddresses(act.target ?? ''),
    request: auditedRequest(act.request ?? {}),
    request_id: origin.requestId,
    ip: origin.ip ?? null,
    user_agent: origin.userAgent?.slice(0, maxUserAgent).toWellFormed() ?? null,
  };
}

const became = ({ outcome, status, upstreamRequestId, durationMs, error, channel }: Result) => ({
  outcome,
  channel: channel ?? null,
  status: status ?? null,
  upstream_request_id: upstreamRequestId ?? null,
  duration_ms: durationMs === undefined ? null : Math.round(durationMs),
  error: error === undefined ? null : JSON.stringify(withoutSecrets(error)),
});
