import { Failure } from './failure.ts';

/** Where the dashboard is, and as whom to work. */
export interface Account {
  /** Origin, without a slash at its end. */
  readonly url: string;
  readonly email: string | undefined;
  readonly password: string | undefined;
  /** In the demo: as whom, with one call and no password. */
  readonly demoRole: string | undefined;
}

const timeoutMs = 60_000;

/** The account that the environment names. Throws `Failure` when it names none. */
export function accountFrom(env: NodeJS.ProcessEnv): Account {
  const url = (env['BACKCHANNEL_URL'] ?? 'http://localhost:4000').replace(/\/+$/, '');
  if (!URL.canParse(url))
    throw new Failure(`BACKCHANNEL_URL is not a URL; give one such as http://localhost:4000`);
  const account = {
    url,
    email: env['BACKCHANNEL_EMAIL'],
    password: env['BACKCHANNEL_PASSWORD'],
    demoRole: env['BACKCHANNEL_DEMO_ROLE'],
  };
  if (account.demoRole === undefined && (account.email === undefined || account.password === undefined)) {
    throw new Failure(
      'Set BACKCHANNEL_EMAIL and BACKCHANNEL_PASSWORD to an operator’s, or in the demo BACKCHANNEL_DEMO_ROLE=admin.',
    );
  }
  return account;
}

/** An operator's session with the dashboard: what it may do is decided there, as for a page. */
export class Session {
  readonly #url: string;
  #cookie = '';

  private constructor(url: string) {
    this.#url = url;
  }

  /** Signs in. Throws `Failure` in the server's words. */
  static async open({ url, email, password, demoRole }: Account): Promise<Session> {
    const session = new Session(url);
    const answer =
      demoRole === undefined
        ? await session.#send('POST', '/api/auth/sign-in/email', { email, password })
        : await session.#send('POST', '/api/demo/sign-in', { role: demoRole });
    session.#cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0] ?? '')
      .join('; ');
    return session;
  }

  /** Ends the session, so that none is left behind by each call of a script. */
  async close(): Promise<void> {
    await this.#send('POST', '/api/auth/sign-out');
  }

  async text(path: string): Promise<string> {
    return (await this.#send('GET', path)).text();
  }

  async get(path: string): Promise<unknown> {
    return (await this.#send('GET', path)).json();
  }

  async post(path: string, body: object): Promise<unknown> {
    return (await this.#send('POST', path, body)).json();
  }

  async #send(method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(this.#url + path, {
        method,
        headers: {
          // The server takes changes from its own pages only, and tells them by this.
          origin: this.#url,
          cookie: this.#cookie,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (cause) {
      throw new Failure(`The dashboard at ${this.#url} does not answer.`, { cause });
    }
    if (!response.ok) throw new Failure(await wordsOf(response));
    return response;
  }
}

async function wordsOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) {
      const said =
        'error' in body && typeof body.error === 'object' && body.error !== null ? body.error : body;
      if ('message' in said && typeof said.message === 'string')
        return `${said.message} (${response.status})`;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return `The dashboard answered with status ${response.status}.`;
}
