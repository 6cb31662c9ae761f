import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';
import { createClient } from '@backchannel/chat-api';
import { answerSchemas, errorSchema } from '@backchannel/chat-api/answer-schemas';
import type { Client } from '@backchannel/chat-api';
import { matchOperation } from '@backchannel/chat-api/match';
import { updateUsers } from '@backchannel/chat-api/operations';
import { isObject } from '../values.ts';
import { extraFields } from './extra-fields.ts';
import { createSandbox } from '../index.ts';
import type { Sandbox, SandboxOptions } from '../index.ts';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as the API's clients make them; without a `user_id` claim it is a server token. */
export function signToken(
  claims: object,
  secret: string,
  header: object = { alg: 'HS256', typ: 'JWT' },
): string {
  const content = `${encode(header)}.${encode(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/** A JSON object off the wire, with the fields of an error body by their types. */
export type WireBody = Record<string, unknown> & {
  code?: number;
  message?: string;
  StatusCode?: number;
  duration?: string;
};

/** What came back over the wire, body parsed. */
export interface RawReply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** The JSON object; empty when it was none. */
  body: WireBody;
  text: string;
}

export interface RawOptions {
  body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  text?: string;
  headers?: Record<string, string>;
  token?: string;
  signal?: AbortSignal;
}

/** A running sandbox with two ways to call it: the contract's own client, and raw requests. */
export interface TestApi {
  sandbox: Sandbox;
  /** A server-side call that must succeed; throws `ChatApiError` otherwise. */
  call: Client;
  /** One request; `path` as the wire has it, encoded, with its query but without the key. */
  raw(method: string, path: string, options?: RawOptions): Promise<RawReply>;
  /** Writes users with these ids. */
  users(...ids: string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Holds an answer against the API's description of it, its status too; throws where the two differ, also for a field
 * that is not in it. Only a new reminder is answered in two ways at once.
 */
function checkAnswer(method: string, path: string, status: number, text: string): void {
  const spec = matchOperation(method, path.split('?')[0] ?? '')?.spec;
  if (!spec || !text.startsWith('{')) return;
  const answer: unknown = JSON.parse(text);
  if (status >= 300) {
    errorSchema.parse(answer);
    return;
  }
  if (status !== spec.successStatus)
    throw new Error(`${spec.name} answered ${status} instead of ${spec.successStatus}`);
  answerSchemas[spec.name]?.parse(answer);
  const extra =
    isObject(answer) && spec.name !== 'create_reminder' ? extraFields(answer, spec.responseType) : [];
  if (extra.length > 0)
    throw new Error(`${spec.name} answered what its type does not have: ${extra.join(', ')}`);
}

/** Starts a sandbox of its own for a test, on any free port. */
export async function startApi(options: SandboxOptions = {}): Promise<TestApi> {
  const sandbox = await createSandbox({ rateLimitScale: 100, ...options });
  const agent = new Agent({ connections: 8 });
  const serverToken = signToken({}, sandbox.apiSecret);

  const raw: TestApi['raw'] = async (
    method,
    path,
    { body, text, headers = {}, token = serverToken, signal } = {},
  ) => {
    const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const reply = await request(
      `${sandbox.url}${path}${path.includes('?') ? '&' : '?'}api_key=${sandbox.apiKey}`,
      {
        method,
        dispatcher: agent,
        headers: {
          'stream-auth-type': 'jwt',
          authorization: token,
          'content-type': 'application/json',
          ...headers,
        },
        ...(content !== undefined && { body: content }),
        ...(signal && { signal }),
      },
    );
    const answer = await reply.body.text();
    checkAnswer(method, path, reply.statusCode, answer);
    return {
      status: reply.statusCode,
      headers: reply.headers,
      text: answer,
      // Every answer of the API is an object; what is not JSON is tested by its text.
      body: answer.startsWith('{') ? (JSON.parse(answer) as WireBody) : {},
    };
  };

  const call: Client = createClient(async (outgoing) => {
    const reply = await fetch(
      `${sandbox.url}${outgoing.path}${outgoing.path.includes('?') ? '&' : '?'}api_key=${sandbox.apiKey}`,
      {
        method: outgoing.method,
        headers: { ...outgoing.headers, 'stream-auth-type': 'jwt', authorization: serverToken },
        ...(outgoing.body !== undefined && { body: outgoing.body }),
        signal: outgoing.signal,
      },
    );
    checkAnswer(outgoing.method, outgoing.path, reply.status, await reply.clone().text());
    return reply;
  });

  return {
    sandbox,
    call,
    raw,
    users: async (...ids) => {
      await call(updateUsers, {
        body: { users: Object.fromEntries(ids.map((id) => [id, { id, name: `User ${id}` }])) },
      });
    },
    close: async () => {
      await agent.close();
      await sandbox.close();
    },
  };
}
