/** The API's error codes that the sandbox can answer, with the HTTP status each travels with. */
export const apiErrors = {
  internal: { code: -1, status: 500 },
  accessKey: { code: 2, status: 401 },
  input: { code: 4, status: 400 },
  authentication: { code: 5, status: 401 },
  duplicateUsername: { code: 6, status: 400 },
  rateLimited: { code: 9, status: 429 },
  doesNotExist: { code: 16, status: 404 },
  notAllowed: { code: 17, status: 403 },
  eventNotSupported: { code: 18, status: 400 },
  featureNotSupported: { code: 19, status: 400 },
  messageTooLong: { code: 20, status: 400 },
  multipleNesting: { code: 21, status: 400 },
  payloadTooBig: { code: 22, status: 413 },
  maxHeaderSize: { code: 24, status: 431 },
  tokenExpired: { code: 40, status: 401 },
  tokenNotYetValid: { code: 41, status: 401 },
  tokenUsedBeforeIssued: { code: 42, status: 401 },
  tokenSignature: { code: 43, status: 401 },
  customCommandEndpoint: { code: 44, status: 400 },
  customCommandFailed: { code: 45, status: 400 },
  cooldown: { code: 60, status: 403 },
  noAccessToChannels: { code: 70, status: 403 },
  moderationFailed: { code: 73, status: 400 },
  // Not one of the API's: how the sandbox says that it does not have an operation.
} as const satisfies Record<string, { code: number; status: number }>;

export type ApiErrorName = keyof typeof apiErrors;

export interface FailureExtras {
  /** Sent as `Retry-After`, in seconds. */
  retryAfterS?: number;
  exceptionFields?: Record<string, string>;
}

/** A refusal in the API's own terms. The transport turns it into the wire's error body. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: number;
  readonly extras: FailureExtras;

  constructor(name: ApiErrorName, detail: string, extras: FailureExtras = {}) {
    super(detail);
    this.name = 'ApiFailure';
    this.status = apiErrors[name].status;
    this.code = apiErrors[name].code;
    this.extras = extras;
  }
}

/** 400/4: the request is wrong in itself. */
export const inputError = (detail: string): ApiFailure => new ApiFailure('input', detail);
/** 404/16: what the request names is not there. */
export const doesNotExist = (detail: string): ApiFailure => new ApiFailure('doesNotExist', detail);
/** 403/17: not permitted, or a rule of distinct channels. */
export const notAllowed = (detail: string): ApiFailure => new ApiFailure('notAllowed', detail);
/** 404/16 in the words the API uses for a channel. */
export const channelNotFound = (cid: string): ApiFailure => doesNotExist(`Can't find channel with id ${cid}`);
/** 404/16 in the words the API uses for a message. */
export const messageNotFound = (id: string): ApiFailure =>
  doesNotExist(`message with id ${id} doesn't exist`);
