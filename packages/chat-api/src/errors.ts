import type { RateLimit } from './rate-limit.ts';

/** The error body of the Chat API. Note the capital in `StatusCode`. */
export interface ApiErrorBody {
  code: number;
  message: string;
  StatusCode: number;
  duration?: string;
  details?: number[];
  more_info?: string;
  exception_fields?: Record<string, string>;
  unrecoverable?: boolean;
}

/** The error body of Backchannel itself: everything that it refuses or cannot do on its own account. */
export interface BackchannelErrorBody {
  error: {
    /** For example `not_permitted`, `unknown_operation`, `upstream_timeout`. */
    code: string;
    message: string;
    request_id?: string;
    permission?: string;
    retry_after_s?: number;
    issues?: { path: string; message: string }[];
  };
}

interface AnswerFacts {
  /** The operation's name, or the path of a route that is no operation. */
  operation: string;
  status: number;
  requestId?: string;
  rateLimit?: RateLimit;
  retryAfterS?: number;
}

/** The Chat API said no. `code` is the API's own (4 input, 16 does not exist, 17 not allowed, 9 rate limited …). */
export class ChatApiError extends Error {
  override readonly name = 'ChatApiError';
  readonly operation: string;
  readonly status: number;
  readonly code: number;
  readonly requestId: string | undefined;
  readonly moreInfo: string | undefined;
  readonly exceptionFields: Record<string, string>;
  readonly rateLimit: RateLimit | undefined;
  readonly retryAfterS: number | undefined;
  /** False only when the API says that trying again cannot help. */
  readonly recoverable: boolean;

  constructor(body: ApiErrorBody, facts: AnswerFacts) {
    super(body.message);
    this.operation = facts.operation;
    this.status = facts.status;
    this.code = body.code;
    this.requestId = facts.requestId;
    this.moreInfo = body.more_info;
    this.exceptionFields = body.exception_fields ?? {};
    this.rateLimit = facts.rateLimit;
    this.retryAfterS = facts.retryAfterS;
    this.recoverable = body.unrecoverable !== true;
  }
}

/** Backchannel said no, or could not reach the Chat API. `code` is a word, for example `not_permitted`. */
export class BackchannelError extends Error {
  override readonly name = 'BackchannelError';
  readonly operation: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly permission: string | undefined;
  readonly retryAfterS: number | undefined;
  readonly issues: readonly { path: string; message: string }[];
  readonly rateLimit: RateLimit | undefined;

  constructor({ error }: BackchannelErrorBody, facts: AnswerFacts) {
    super(error.message);
    this.operation = facts.operation;
    this.status = facts.status;
    this.code = error.code;
    this.requestId = error.request_id ?? facts.requestId;
    this.permission = error.permission;
    this.retryAfterS = error.retry_after_s ?? facts.retryAfterS;
    this.issues = error.issues ?? [];
    this.rateLimit = facts.rateLimit;
  }
}

/** No answer came: the connection was refused, cut before it, or never made. The reason is the `cause`. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly operation: string;

  constructor(operation: string, cause: unknown) {
    super(`${operation}: no answer`, { cause });
    this.operation = operation;
  }
}

/** No answer came within the caller's time. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
  readonly operation: string;
  readonly timeoutMs: number;

  constructor(operation: string, timeoutMs: number) {
    super(`${operation}: no answer within ${timeoutMs} ms`);
    this.operation = operation;
    this.timeoutMs = timeoutMs;
  }
}

/** The answer is not what the contract says: not JSON, cut short, or an error without the API's error body. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly operation: string;
  readonly status: number;
  readonly requestId: string | undefined;

  constructor(message: string, facts: AnswerFacts, cause?: unknown) {
    super(`${facts.operation}: ${message}`, { cause });
    this.operation = facts.operation;
    this.status = facts.status;
    this.requestId = facts.requestId;
  }
}

/** Tells the two kinds of error body apart; undefined when the value is neither. */
export function errorFromBody(
  body: unknown,
  facts: AnswerFacts,
): ChatApiError | BackchannelError | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if (
    'code' in body &&
    'message' in body &&
    typeof body.code === 'number' &&
    typeof body.message === 'string'
  ) {
    // The fields that every reader relies on were just checked; the rest is optional and read leniently.
    return new ChatApiError(body as ApiErrorBody, facts);
  }
  // As above: our own servers are the only ones that answer with this shape.
  if ('error' in body && isOwnError(body.error))
    return new BackchannelError(body as BackchannelErrorBody, facts);
  return undefined;
}

const isOwnError = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  'message' in error &&
  typeof error.message === 'string';
