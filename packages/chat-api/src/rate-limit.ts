/** What is left of an operation's allowance; the API sends it with every answer. */
export interface RateLimit {
  /** Calls per window. */
  limit: number;
  remaining: number;
  /** When the window ends, in seconds since the Unix epoch. */
  resetAt: number;
}

/** The rate-limit state that an answer carries, or undefined when a header is missing or is no number. */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const [limit, remaining, resetAt] = ['limit', 'remaining', 'reset'].map((name) => {
    const text = headers.get(`x-ratelimit-${name}`);
    return text === null ? Number.NaN : Number(text);
  });
  if (limit === undefined || remaining === undefined || resetAt === undefined) return undefined;
  return [limit, remaining, resetAt].some(Number.isNaN) ? undefined : { limit, remaining, resetAt };
}

/** Seconds to wait as a `Retry-After` header says (seconds or an HTTP date), or undefined. */
export function readRetryAfter(headers: Headers, nowMs: number): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : (Date.parse(text) - nowMs) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}
