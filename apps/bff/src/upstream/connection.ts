import type { IncomingHttpHeaders } from 'node:http';
import type { RateLimit } from '@backchannel/chat-api';
import { matchOperation } from '@backchannel/chat-api/match';
import { Pool } from 'undici';
import type { App } from '../app-settings.ts';
import type { TimeLimits } from './limits.ts';
import { headerOf } from './judge.ts';
import { signServerToken } from './sign.ts';

// Enough for many people at once, few enough that an upstream that hangs does not eat our memory.
const maxConnections = 256;

/** One app's way to its Chat API: open connections and the signature. */
export class Connection {
  readonly app: App;
  readonly limits: TimeLimits;
  readonly pool: Pool;
  /** What the last answer of each operation said of its limit: the API counts every operation by itself. */
  readonly rateLimits = new Map<string, RateLimit>();
  readonly #prefix: string;
  readonly #key: string;
  readonly #token: string;

  constructor(app: App, secret: string, limits: TimeLimits) {
    const base = new URL(app.baseUrl);
    this.app = app;
    this.limits = limits;
    this.pool = new Pool(base.origin, {
      connections: maxConnections,
      connect: { timeout: limits.connectMs },
      headersTimeout: limits.headersMs,
      bodyTimeout: limits.idleMs,
    });
    this.#prefix = base.pathname.replace(/\/$/, '');
    this.#key = `api_key=${encodeURIComponent(app.apiKey)}`;
    this.#token = signServerToken(secret);
  }

  /** Keeps what an answer says of its operation's limit. `path` may have a query. */
  noteRateLimit(method: string, path: string, headers: IncomingHttpHeaders): void {
    const [limit = Number.NaN, remaining = Number.NaN, resetAt = Number.NaN] = [
      'limit',
      'remaining',
      'reset',
    ].map((name) => Number(headerOf(headers, `x-ratelimit-${name}`)));
    const operation = operationName(method, path);
    if (operation !== undefined && !Number.isNaN(limit + remaining + resetAt))
      this.rateLimits.set(operation, { limit, remaining, resetAt });
  }

  /** A path of the Chat API, query included, as it is asked for here. */
  pathOf(path: string): string {
    return `${this.#prefix}${path}${path.includes('?') ? '&' : '?'}${this.#key}`;
  }

  /** All headers that a call carries: nothing of the browser's is taken over unless it is named here. */
  headersOf(call: {
    requestId?: string;
    contentType?: string | undefined;
    acceptEncoding?: string | undefined;
  }) {
    const headers = [
      'authorization',
      this.#token,
      'stream-auth-type',
      'jwt',
      'x-stream-client',
      'backchannel',
      'accept',
      'application/json',
    ];
    if (call.requestId !== undefined) headers.push('x-client-request-id', call.requestId);
    if (call.contentType !== undefined) headers.push('content-type', call.contentType);
    if (call.acceptEncoding !== undefined) headers.push('accept-encoding', call.acceptEncoding);
    return headers;
  }
}

/** The contract's name for what a call does; undefined for what is not in it. */
export const operationName = (method: string, path: string): string | undefined =>
  matchOperation(method, path.split('?', 1)[0] ?? '')?.spec.name;
