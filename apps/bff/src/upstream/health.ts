import type { RateLimit } from '@backchannel/chat-api';
import type { Clock } from '../clock.ts';
import type { Connection } from './connection.ts';
import { unauthorized, UpstreamFailure } from './failure.ts';
import { send } from './send.ts';

interface AppHealth {
  status: 'ok' | 'failing';
  latencyMs?: number;
  /** Of the operation that has the smallest share of its calls left. */
  rateLimit?: RateLimit & { operation: string };
  error?: { code: string; message: string };
}

/** Whether an app's Chat API answers, and answers us. */
export interface UpstreamHealth {
  /** With `isAdmin`, a failure says what to set right; without, whom to ask. Throws for an app that is not configured. */
  check(appId: string, options?: { isAdmin?: boolean }): Promise<AppHealth>;
}

// `get_app` may be asked for once a second at most: these are far below that.
const goodForMs = 5_000;
const badForMs = 2_000;
const patienceMs = 5_000;

/** Asks for the app's own settings, at most every few seconds however many want to know. */
export function createHealth(connections: ReadonlyMap<string, Connection>, clock: Clock): UpstreamHealth {
  const known = new Map<string, { until: number; result: Promise<AppHealth> }>();

  return {
    async check(appId, { isAdmin = false } = {}) {
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
      const { error, ...result } = await entry.result;
      const rateLimit = tightest(connection.rateLimits, clock());
      return {
        ...result,
        ...(error && { error: isAdmin ? error : forAnyone(connection, error) }),
        ...(rateLimit && { rateLimit }),
      };
    },
  };
}

/** As an admin is told of it. */
async function ask(connection: Connection): Promise<AppHealth> {
  const startedAt = performance.now();
  try {
    const answer = await send(connection, {
      method: 'GET',
      path: '/api/v2/app',
      isRepeatable: false,
      isAdmin: true,
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

/** One answer serves all who want to know, and only admins can set the credentials right. */
const forAnyone = ({ app }: Connection, error: NonNullable<AppHealth['error']>) =>
  error.code === 'upstream_unauthorized'
    ? { code: error.code, message: unauthorized(app, undefined, false).message }
    : error;

/**
 * Of the operations whose minute has not passed, the one with the smallest share left: it is the first that would be
 * refused. Of several, the one with the fewest calls, then by name, so that it stays the same while nothing changes.
 */
export function tightest(
  limits: ReadonlyMap<string, RateLimit>,
  nowMs: number,
): (RateLimit & { operation: string }) | undefined {
  const share = ({ remaining, limit }: RateLimit) => (limit > 0 ? remaining / limit : 0);
  const [first] = [...limits]
    .filter(([, { resetAt }]) => resetAt * 1000 > nowMs)
    .map(([operation, limit]) => ({ operation, ...limit }))
    .toSorted(
      (a, b) => share(a) - share(b) || a.remaining - b.remaining || (a.operation < b.operation ? -1 : 1),
    );
  return first;
}
