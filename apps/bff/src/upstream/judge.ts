import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import type { App } from '../app-settings.ts';
import { rateLimited, unauthorized, unreadable } from './failure.ts';

/** More than any error of the API has. */
export const maxErrorBytes = 64 * 1024;

const errorSchema = z.looseObject({ code: z.number(), message: z.string() });

const defaultWaitS = 5;
const longestWaitS = 3600;

/** One header, as text. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export const isJson = (headers: IncomingHttpHeaders): boolean =>
  /^application\/(?:[\w.+-]+\+)?json\b/i.test(headers['content-type'] ?? '');

/**
 * Looks at an answer that is no success: the API's own error as plain JSON text, to be passed on.
 * Throws `UpstreamFailure` when it refuses us as a whole (401), wants us to wait (429), or is not an
 * error of the API at all.
 */
export function judgeError(
  app: App,
  answer: { status: number; headers: IncomingHttpHeaders; body: Buffer },
  options: { isAdmin: boolean; now: number; operation: string | undefined },
): string {
  const { status, headers } = answer;
  const upstreamRequestId = headerOf(headers, 'x-request-id');
  const text = isJson(headers) ? decode(answer.body, headers['content-encoding']) : undefined;
  const error = text === undefined ? undefined : parseError(text);
  if (status === 401) throw unauthorized(app, error?.code, options.isAdmin, upstreamRequestId);
  if (status === 429)
    throw rateLimited(app, waitOf(headers, options.now), options.operation, upstreamRequestId);
  if (text === undefined || error === undefined || status < 400) {
    throw unreadable(app, `is not what its description says (status ${status})`, {
      upstreamStatus: status,
      upstreamRequestId,
    });
  }
  return text;
}

function parseError(text: string): z.infer<typeof errorSchema> | undefined {
  try {
    return errorSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // Not JSON whatever its type says: the caller tells that apart.
  }
}

function decode(body: Buffer, encoding: string | undefined): string | undefined {
  const options = { maxOutputLength: maxErrorBytes };
  try {
    if (encoding === undefined || encoding === 'identity') return body.toString('utf8');
    if (encoding === 'gzip') return gunzipSync(body, options).toString('utf8');
    if (encoding === 'br') return brotliDecompressSync(body, options).toString('utf8');
    return encoding === 'deflate' ? inflateSync(body, options).toString('utf8') : undefined;
  } catch {
    return undefined; // Damaged or far too large: not an error of the API.
  }
}

/** How long to wait: as `Retry-After` says, else until the window ends, else a few seconds. */
function waitOf(headers: IncomingHttpHeaders, now: number): { forS: number; hintS: number | undefined } {
  const hintS = retryAfterOf(headers, now);
  const forS = hintS ?? Number(headerOf(headers, 'x-ratelimit-reset')) - now / 1000;
  return {
    forS: Number.isFinite(forS) ? Math.min(longestWaitS, Math.max(1, Math.ceil(forS))) : defaultWaitS,
    hintS,
  };
}

/** What `Retry-After` says, as seconds from now. */
function retryAfterOf(headers: IncomingHttpHeaders, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
