import type { RateLimit } from '@backchannel/chat-api';
import type { Clock } from '../clock.ts';
import type { Connection } from './connection.ts';
import { UpstreamFailure } from './failure.ts';
import { headerOf } from './judge.ts';
import { send } from './send.ts';

interface AppHealth {
  status: 'ok' | 'failing';
  latencyMs?: number;
  /** What its last answer said. */
  rateLimit?: RateLimit;
  error?: { code: string; message: string };
}

/** Whether an app's Chat API answers. */
export interface UpstreamHealth {
  check(appId: string): Promise<AppHealth>;
}

// `get_app` may be asked for once a second at most: these are far below that.
const goodForMs = 5_000;
const badForMs = 2_000;
const patienceMs = 5_000;

/** Asks for the app's own settings, at most every few seconds however many want to know. */
export function createHealth(connections: ReadonlyMap<string, Connection>, clock: Clock): UpstreamHealth {
  const known = new Map<string, { until: number; result: Promise<AppHealth> }>();

  return {
    async check(appId) {
      const connection = connections.get(appId);
      if (!connection) throw new Error(`there is no app "${appId}"`);
      let entry = known.get(appId);
      if (!entry || entry.until <= clock()) {
        const current = { until: Number.POSITIVE_INFINITY, result: ask(connection) };
        entry = current;
        known.set(appId, current);
        void current.result.then(({ status }) => {
          current.until = clock() + (status === 'ok' ? goodForMs : badForMs);
        });
      }
      const rateLimit = rateLimitOf(connection);
      return { ...(await entry.result), ...(rateLimit && { rateLimit }) };
    },
  };
}

async function ask(connection: Connection): Promise<AppHealth> {
  const startedAt = performance.now();
  try {
    const answer = await send(connection, {
      method: 'GET',
      path: '/api/v2/app',
      isRepeatable: false,
      isAdmin: false,
      signal: AbortSignal.timeout(patienceMs),
    });
    const latencyMs = Math.round(performance.now() - startedAt);
    if (answer.status < 400) return { status: 'ok', latencyMs };
    const message = `The Chat API answers with status ${answer.status}.`;
    return { status: 'failing', latencyMs, error: { code: 'upstream_failing', message } };
  } catch (error) {
    return { status: 'failing', error: toError(error) };
  }
}

function toError(error: unknown): { code: string; message: string } {
  if (error instanceof UpstreamFailure) return { code: error.code, message: error.message };
  return { code: 'upstream_timeout', message: `The Chat API did not answer within ${patienceMs / 1000} s.` };
}

function rateLimitOf({ lastHeaders }: Connection): RateLimit | undefined {
  const [limit = Number.NaN, remaining = Number.NaN, resetAt = Number.NaN] = [
    'limit',
    'remaining',
    'reset',
  ].map((name) => Number(headerOf(lastHeaders, `x-ratelimit-${name}`)));
  return Number.isNaN(limit + remaining + resetAt) ? undefined : { limit, remaining, resetAt };
}
