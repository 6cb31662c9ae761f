import { errors } from 'undici';
import type { App } from '../app-settings.ts';
import { type ErrorDetails, HttpError } from '../http/errors.ts';

/** The Chat API could not do its part: not reached, too late, unreadable, or it refuses us as a whole. */
export class UpstreamFailure extends HttpError {
  override readonly name = 'UpstreamFailure';
  /** Whether it is sure that nothing was done there. */
  readonly isCertain: boolean;
  /** What was answered, if anything was. */
  readonly upstreamStatus: number | undefined;
  readonly upstreamRequestId: string | undefined;
  /** Seconds to wait as the API itself said, where it did. */
  readonly hintS: number | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    options: ErrorOptions & {
      details?: ErrorDetails;
      isCertain?: boolean;
      upstreamStatus?: number | undefined;
      upstreamRequestId?: string | undefined;
      hintS?: number | undefined;
    } = {},
  ) {
    super(status, code, message, options);
    this.isCertain = options.isCertain ?? false;
    this.upstreamStatus = options.upstreamStatus;
    this.upstreamRequestId = options.upstreamRequestId;
    this.hintS = options.hintS;
  }
}

const seconds = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`);

export const tooLate = ({ label }: App, limitMs: number, cause?: unknown): UpstreamFailure =>
  new UpstreamFailure(
    504,
    'upstream_timeout',
    `The Chat API of “${label}” did not answer within ${seconds(limitMs)}.`,
    { cause },
  );

export const unreadable = (
  { label }: App,
  problem: string,
  options: ErrorOptions & { upstreamStatus?: number; upstreamRequestId?: string | undefined } = {},
): UpstreamFailure =>
  new UpstreamFailure(
    502,
    'upstream_invalid',
    `The answer of the Chat API of “${label}” ${problem}.`,
    options,
  );

/** The API's own words for a wrong key have code 2, for a wrong signature 5 or 43. */
export function unauthorized(
  { label }: App,
  code: number | undefined,
  isAdmin: boolean,
  upstreamRequestId?: string,
): UpstreamFailure {
  const wrong = code === 2 ? 'API key' : code === 5 || code === 43 ? 'API secret' : 'API key or secret';
  const message = isAdmin
    ? `The Chat API says that the ${wrong} of “${label}” is wrong. Set the right one where this server is configured and restart it.`
    : `The Chat API does not accept the credentials of “${label}”. Ask an admin to set them right.`;
  return new UpstreamFailure(502, 'upstream_unauthorized', message, {
    isCertain: true,
    upstreamStatus: 401,
    upstreamRequestId,
  });
}

export const rateLimited = (
  { label }: App,
  wait: { forS: number; hintS: number | undefined },
  operation = 'this kind',
  upstreamRequestId?: string,
): UpstreamFailure =>
  new UpstreamFailure(
    429,
    'rate_limited',
    `The Chat API of “${label}” takes no more calls of ${operation} for now.`,
    {
      details: { retry_after_s: wait.forS },
      isCertain: true,
      upstreamStatus: 429,
      upstreamRequestId,
      hintS: wait.hintS,
    },
  );

const reasons: Record<string, string> = {
  ECONNREFUSED: 'it refuses the connection',
  ENOTFOUND: 'its address is not known',
  EAI_AGAIN: 'its address cannot be looked up',
  UND_ERR_CONNECT_TIMEOUT: 'it does not accept the connection in time',
  EHOSTUNREACH: 'there is no way to its address',
  ENETUNREACH: 'there is no way to its address',
};

/** A failure of the connection, before or while the answer came. */
export function fromTransport(
  app: App,
  error: unknown,
  limits: { headersMs: number; idleMs: number },
): UpstreamFailure {
  if (error instanceof UpstreamFailure) return error;
  if (error instanceof errors.HeadersTimeoutError) return tooLate(app, limits.headersMs, error);
  if (error instanceof errors.BodyTimeoutError) return tooLate(app, limits.idleMs, error);
  if (error instanceof errors.HTTPParserError) return unreadable(app, 'is not HTTP', { cause: error });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code];
  if (reason !== undefined || isTls(code)) {
    return new UpstreamFailure(
      502,
      'upstream_unreachable',
      `The Chat API of “${app.label}” cannot be reached: ${reason ?? 'its certificate is not trusted'}.`,
      { cause: error, isCertain: true },
    );
  }
  return unreadable(app, 'broke off', { cause: error });
}

const isTls = (code: string): boolean => /CERT|TLS|SSL|SELF_SIGNED/.test(code);
