import { createHmac } from 'node:crypto';
import { type Client, createClient } from '@backchannel/chat-api';
import type { WorldSandbox } from './world.ts';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The contract's client on the sandbox itself, past the product: each call is signed here. */
export function directClient({
  url,
  apiKey,
  apiSecret,
}: Pick<WorldSandbox, 'url' | 'apiKey' | 'apiSecret'>): Client {
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ server: true })}`;
  const token = `${content}.${createHmac('sha256', apiSecret).update(content).digest('base64url')}`;
  return createClient(({ method, path, headers, body, signal }) =>
    fetch(`${url}${path}${path.includes('?') ? '&' : '?'}api_key=${apiKey}`, {
      method,
      headers: { ...headers, 'stream-auth-type': 'jwt', authorization: token },
      ...(body !== undefined && { body }),
      signal,
    }),
  );
}

/** One way in which the sandbox misbehaves. */
export interface Fault {
  /** Name of an operation; default: every one. */
  readonly operation?: string;
  /** For so many calls; default: until the faults are changed. */
  readonly times?: number;
  readonly kind: 'status' | 'delay' | 'hang' | 'cut' | 'not_json' | 'rate_limit';
  /** The call is done, and only its answer goes wrong. */
  readonly done?: boolean;
  readonly status?: number;
  readonly code?: number;
  readonly delay_ms?: number;
  readonly retry_after_s?: number;
  readonly after_bytes?: number;
}

/** Makes the sandbox misbehave in exactly these ways; without any, it behaves. */
export async function setFaults(
  { url }: Pick<WorldSandbox, 'url'>,
  ...faults: readonly Fault[]
): Promise<void> {
  const answer = await fetch(`${url}/__sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  if (!answer.ok) throw new Error(`The sandbox did not take the faults: ${await answer.text()}`);
}
