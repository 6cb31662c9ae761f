import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { canary, chat, startUpstream, type TestProxy } from '../chat-proxy/testing.ts';
import type { TestAnswer, TestBrowser } from '../testing.ts';
import { signServerToken } from '../upstream/sign.ts';

/** What every change of a channel type has to say. */
export const required = { automod: 'disabled', automod_behavior: 'flag', max_message_length: 5000 };

export const typePath = (name: string): string => `/api/v2/chat/channeltypes/${name}`;

const versionSchema = z.looseObject({
  number: z.number(),
  source: z.string(),
  act: z.string(),
  fingerprint: z.string(),
});
/** An object with the number of its version. */
const objectSchema = z
  .object({
    name: z.string(),
    answer: z.record(z.string(), z.unknown()),
    settings: z.record(z.string(), z.unknown()),
    fingerprint: z.string(),
    version: versionSchema.nullable(),
  })
  .transform(({ version, ...object }) => ({ ...object, version: version?.number ?? null }));
const historySchema = z.object({ versions: z.array(versionSchema), total: z.number() });

/** Looks at one object, as its page does. */
export async function look(browser: TestBrowser, kind: string, name: string) {
  return objectSchema.parse((await browser.get(`/api/apps/sandbox/settings/${kind}/${name}`)).body);
}

/** Looks at every object of a kind. */
export async function lookAtAll(browser: TestBrowser, kind: string) {
  const { body } = await browser.get(`/api/apps/sandbox/settings/${kind}`);
  return z.object({ objects: z.array(objectSchema) }).parse(body).objects;
}

/** An object's versions, the newest first. */
export async function versionsOf(browser: TestBrowser, kind: string, name: string) {
  const { body } = await browser.get(`/api/apps/sandbox/history/${kind}/${name}`);
  return historySchema.parse(body).versions;
}

/** The same in short: what made each of them, the oldest first. */
export async function storyOf(browser: TestBrowser, kind: string, name: string): Promise<string[]> {
  return (await versionsOf(browser, kind, name)).map(({ source, act }) => `${source} ${act}`).toReversed();
}

/** Saves a channel type, as its page does. */
export const save = (
  browser: TestBrowser,
  name: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<TestAnswer> => browser.send('PUT', chat(typePath(name)), { ...required, ...body }, headers);

export const ifMatch = (fingerprint: string) => ({ 'if-match': `"${fingerprint}"` });

/** Asks the Chat API directly, as somebody who does not use the dashboard. */
export async function outside(
  { sandbox }: Pick<TestProxy, 'sandbox'>,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${sandbox.url}${path}${path.includes('?') ? '&' : '?'}api_key=sandbox-key`, {
    method,
    headers: {
      authorization: signServerToken(canary),
      'stream-auth-type': 'jwt',
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = z.record(z.string(), z.unknown()).parse(await response.json());
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
}

/** Stands between a server and the sandbox, and holds the first change that comes: before it is made or after, until it is
 *  let go of, or for ever. */
export async function startBetween({ sandbox }: Pick<TestProxy, 'sandbox'>, holdIt: 'before' | 'after') {
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const passed = Promise.withResolvers<void>();
  let hasHeld = false;

  async function pass({ method = '', url = '', headers }: IncomingMessage, body: Buffer) {
    const isHeld = method === 'PUT' && !hasHeld;
    hasHeld ||= isHeld;
    const hold = () => {
      held.resolve();
      return released.promise;
    };
    if (isHeld && holdIt === 'before') await hold();
    const answer = await fetch(sandbox.url + url, {
      method,
      headers: { authorization: headers.authorization ?? '', 'stream-auth-type': 'jwt' },
      body: body.length === 0 ? null : body,
    });
    const text = await answer.text();
    if (isHeld && holdIt === 'after') await hold();
    if (isHeld) passed.resolve();
    return { status: answer.status, text };
  }

  const upstream = await startUpstream((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      pass(request, Buffer.concat(chunks)).then(
        ({ status, text }) => {
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(text);
        },
        () => response.destroy(),
      );
    });
  });
  return {
    url: upstream.url,
    close: () => upstream.close(),
    /** When the change is held. */
    held: held.promise,
    /** Lets it go, and resolves when it has been made. */
    release(): Promise<void> {
      released.resolve();
      return passed.promise;
    },
  };
}
