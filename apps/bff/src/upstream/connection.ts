import type { IncomingHttpHeaders } from 'node:http';
import { Pool } from 'undici';
import type { App } from '../app-settings.ts';
import type { TimeLimits } from './limits.ts';
import { signServerToken } from './sign.ts';

// Enough for many people at once, few enough that an upstream that hangs does not eat our memory.
const maxConnections = 256;

/** One app's way to its Chat API: open connections and the signature. */
export class Connection {
  readonly app: App;
  readonly limits: TimeLimits;
  readonly pool: Pool;
  /** The headers of the last answer, for its rate limit. */
  lastHeaders: IncomingHttpHeaders = {};
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
