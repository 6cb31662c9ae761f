import type { Permission } from '../auth/roles.ts';

/** One thing that is wrong with a request: where (dotted path) and what. */
export interface RequestIssue {
  readonly path: string;
  readonly message: string;
}

/** What an error may tell the browser beside code, message and request id. */
export interface ErrorDetails {
  readonly permission?: Permission;
  readonly retry_after_s?: number;
  readonly issues?: readonly RequestIssue[];
  /** Of an object's settings as they are now, where others were expected. */
  readonly fingerprint?: string;
}

/** An answer that is not a success. `code` is for programs, `message` a sentence for people;
 *  both reach the browser, `cause` only the log. */
export class HttpError extends Error {
  override readonly name: string = 'HttpError';
  readonly status: number;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(
    status: number,
    code: string,
    message: string,
    options: ErrorOptions & { details?: ErrorDetails } = {},
  ) {
    super(message, options);
    this.status = status;
    this.code = code;
    this.details = options.details ?? {};
  }
}

export class Unauthenticated extends HttpError {
  override readonly name = 'Unauthenticated';
  constructor() {
    super(401, 'unauthenticated', 'You are not signed in, or your session has ended. Sign in to go on.');
  }
}

export class NotPermitted extends HttpError {
  override readonly name = 'NotPermitted';
  constructor(permission: Permission) {
    super(403, 'not_permitted', `This needs the permission ${permission}, which your role does not have.`, {
      details: { permission },
    });
  }
}

export class NotFound extends HttpError {
  override readonly name = 'NotFound';
  constructor(what: string) {
    super(404, 'not_found', `${what} does not exist.`);
  }
}

export class Conflict extends HttpError {
  override readonly name = 'Conflict';
  constructor(code: string, message: string, options: ErrorOptions & { details?: ErrorDetails } = {}) {
    super(409, code, message, options);
  }
}

export class InvalidRequest extends HttpError {
  override readonly name = 'InvalidRequest';
  constructor(issues: readonly RequestIssue[], options: ErrorOptions = {}) {
    const first = issues[0];
    const where = first?.path ? `${first.path}: ` : '';
    super(400, 'invalid_request', first ? `${where}${first.message}` : 'The request is not valid.', {
      ...options,
      details: { issues },
    });
  }
}

export class RateLimited extends HttpError {
  override readonly name = 'RateLimited';
  constructor(message: string, retryAfterS: number) {
    super(429, 'rate_limited', message, { details: { retry_after_s: retryAfterS } });
  }
}
