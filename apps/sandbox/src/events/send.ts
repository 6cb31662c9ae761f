import { createHmac } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Credentials } from '../http/auth.ts';

const compress = promisify(gzip);
const REQUEST_TIMEOUT = 408;
const TOO_MANY_REQUESTS = 429;

/** What came of one attempt. */
export interface Outcome {
  /** The HTTP status that came back, if one did. */
  status: number | null;
  error: string | null;
  durationMs: number;
  /** How many attempts an outcome like this one deserves in all. */
  attempts: number;
}

export interface Parcel {
  url: string;
  /** JSON; the signature is over these very bytes, whether they travel compressed or not. */
  body: string;
  /** The same in every attempt. */
  id: string;
  attempt: number;
  timeoutMs: number;
  compressed: boolean;
}

const IN_DOUBT = 3;
const UNREACHABLE = 2;
const ENOUGH = 1;

const isPassing = (status: number): boolean =>
  status === REQUEST_TIMEOUT || status === TOO_MANY_REQUESTS || status >= 500;

/** Why nothing came back, in a few words. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? cause.message || cause.name : error.message;
}

/** The hex signature that receivers check. */
export const sign = (body: string, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('hex');

/** A signal that ends with the time or with `stopped`, and holds on to nothing once it is released. */
function limited(timeoutMs: number, stopped: AbortSignal) {
  const controller = new AbortController();
  let late = false;
  const stop = (): void => controller.abort();
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, timeoutMs);
  if (stopped.aborted) stop();
  stopped.addEventListener('abort', stop);
  return {
    signal: controller.signal,
    isLate: () => late,
    release: () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', stop);
    },
  };
}

/** Sends once. Redirects are not followed: only the address that was configured is asked. */
export async function send(parcel: Parcel, credentials: Credentials, stopped: AbortSignal): Promise<Outcome> {
  const startedAt = performance.now();
  const durationMs = (): number => Math.round(performance.now() - startedAt);
  const limit = limited(parcel.timeoutMs, stopped);
  try {
    const reply = await fetch(parcel.url, {
      method: 'POST',
      redirect: 'manual',
      signal: limit.signal,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'backchannel-sandbox',
        'x-signature': sign(parcel.body, credentials.apiSecret),
        'x-api-key': credentials.apiKey,
        'x-webhook-id': parcel.id,
        'x-webhook-attempt': String(parcel.attempt),
        ...(parcel.compressed && { 'content-encoding': 'gzip' }),
      },
      body: parcel.compressed ? await compress(parcel.body) : parcel.body,
    });
    // Nothing of the answer matters but its status, and it may never end.
    await reply.body?.cancel();
    const { status, ok } = reply;
    const error = ok ? null : `the receiver answered ${status}`;
    return { status, error, durationMs: durationMs(), attempts: isPassing(status) ? IN_DOUBT : ENOUGH };
  } catch (error) {
    if (limit.isLate()) {
      const text = `no answer within ${parcel.timeoutMs} ms`;
      return { status: null, error: text, durationMs: durationMs(), attempts: IN_DOUBT };
    }
    return { status: null, error: reasonOf(error), durationMs: durationMs(), attempts: UNREACHABLE };
  } finally {
    limit.release();
  }
}
