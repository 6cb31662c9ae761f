import { scrypt, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { createOperator } from './auth/operators.ts';
import type { Passwords } from './auth/passwords.ts';
import type { Role } from './auth/roles.ts';
import { type App, environments } from './app-settings.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { createContext } from './create-context.ts';
import type { Dialect, OpenDatabase } from './db/open.ts';
import { openTestDatabase } from './db/testing.ts';
import { createLogger } from './http/log.ts';
import { Secrets } from './secrets.ts';
import { listen, stop } from './serve.ts';
import { SecretSearch } from './testing-secrets.ts';
import type { UploadLimits } from './uploads/limits.ts';
import type { TimeLimits } from './upstream/limits.ts';

export const testPassword = 'correct horse battery';

/** scrypt at a hundredth of its usual cost: there are hundreds of people in these tests, and all of them sign in. */
const quickPasswords: Passwords = {
  hash: (password) => quickHash(password),
  async verify({ hash, password }) {
    return timingSafeEqual(Buffer.from(hash), Buffer.from(await quickHash(password)));
  },
};

const quickHash = (password: string): Promise<string> =>
  new Promise((resolve, reject) => {
    scrypt(password, 'no salt', 64, { N: 256, r: 8 }, (error, key) => {
      if (error) reject(error);
      else resolve(key.toString('hex'));
    });
  });

/** Port 1 refuses every connection: for tests that need an app but no Chat API behind it. */
const unreachableApp: App = {
  id: 'sandbox',
  label: 'Demo data',
  colour: '#6a6a75',
  environment: environments[0],
  baseUrl: 'http://127.0.0.1:1',
  apiKey: 'test-key',
};

export interface TestServer {
  readonly url: string;
  readonly context: Context;
  /** Every log line so far, as one text. */
  logged(): string;
  /** A browser of its own, signed in as a new operator with this role. */
  signedIn(role: Role): Promise<TestBrowser>;
  browser(): TestBrowser;
  /** Rejects when a secret that the server was given is in an answer, a log line or a row of the whole test. */
  close(): Promise<void>;
}

/** The real server on a real port and a fresh database, or on one that is shared with another
 *  server, as several instances share theirs. */
export async function startTestServer(options: {
  dialect: Dialect;
  database?: OpenDatabase;
  clock?: Clock;
  webRoot?: string;
  apiSecret?: string;
  config?: Partial<Config>;
  limits?: Partial<TimeLimits>;
  lagMs?: number;
  uploads?: Partial<UploadLimits>;
  /** Default: hashed in no time. */
  passwords?: Passwords;
}): Promise<TestServer> {
  const own = options.database ? undefined : await openTestDatabase(options.dialect);
  const database = options.database ?? own;
  if (!database) throw new Error('there is no database to test on');
  const dataDir = mkdtempSync(join(tmpdir(), 'backchannel-test-'));
  const lines: string[] = [];
  const config: Config = {
    port: 0,
    host: 'localhost',
    dataDir,
    logLevel: 'trace',
    trustedProxies: 0,
    historyPollSeconds: 0,
    apps: [unreachableApp],
    demo: false,
    ...options.config,
  };
  const auth = 'a secret of at least thirty-two characters';
  const apiSecret = options.apiSecret ?? 'test-secret';
  const search = new SecretSearch({ auth, api: [apiSecret] });
  const context = createContext({
    config,
    secrets: new Secrets({ auth, api: new Map(config.apps.map(({ id }) => [id, apiSecret])) }),
    database,
    log: createLogger('trace', { write: (line) => void lines.push(line) }),
    clock: options.clock ?? Date.now,
    limits: options.limits,
    lagMs: options.lagMs,
    uploads: options.uploads,
    passwords: options.passwords ?? quickPasswords,
  });
  const { server, port } = await listen(
    createApp(context, { webRoot: options.webRoot ?? dataDir }),
    0,
    config.host,
  );
  const url = `http://localhost:${port}`;
  let people = 0;
  return {
    url,
    context,
    logged: () => lines.join(''),
    browser: () => new TestBrowser(url, search),
    async signedIn(role) {
      people += 1;
      const email = `${role}-${people}@example.com`;
      const passwordHash = await context.auth.passwords.hash(testPassword);
      await createOperator(context.db, { name: `${role} ${people}`, email, role, passwordHash }, Date.now());
      const browser = new TestBrowser(url, search);
      await browser.signIn(email);
      return browser;
    },
    async close() {
      await stop(server);
      await context.changeSets.close();
      await context.upstream.close();
      await context.audit.whenIdle();
      search.look('the log', lines.join(''));
      try {
        await search.lookInto(context.db);
      } finally {
        await own?.close();
        rmSync(dataDir, { recursive: true, force: true });
      }
      search.assertNone();
    },
  };
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends what a browser on one of our pages would send, and keeps its cookies. */
export class TestBrowser {
  readonly #url: string;
  readonly #search: SecretSearch;
  readonly #cookies = new Map<string, string>();

  /** All that it is answered is searched for secrets. */
  constructor(url: string, search: SecretSearch) {
    this.#url = url;
    this.#search = search;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async signIn(email: string, password = testPassword): Promise<TestAnswer> {
    return this.post('/api/auth/sign-in/email', { email, password });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<TestAnswer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<TestAnswer> {
    return this.send('POST', path, body, headers);
  }

  /** A header that is given as empty text is left out. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<TestAnswer> {
    const all: Record<string, string> = {
      origin: this.#url,
      'sec-fetch-site': 'same-origin',
      cookie: this.cookie,
      // Of a form, `fetch` alone knows what stands between the parts.
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const response = await fetch(this.#url + path, {
      method,
      headers: Object.entries(all).filter(([, value]) => value !== ''),
      body:
        body === undefined || typeof body === 'string' || body instanceof FormData
          ? (body ?? null)
          : JSON.stringify(body),
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    this.#search.look(`the answer of ${method} ${path}`, `${JSON.stringify([...response.headers])}${text}`);
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  #keep(line: string): void {
    const [, name, value, attributes = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return;
    if (/max-age=0/i.test(attributes)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
