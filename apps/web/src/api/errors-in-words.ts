import {
  BackchannelError,
  ChatApiError,
  ContractError,
  NetworkError,
  TimeoutError,
} from '@backchannel/chat-api';

export type ErrorKind = 'failed' | 'rate_limited' | 'not_permitted' | 'signed_out' | 'offline';

/** An error as a person is told about it. */
export interface ErrorInWords {
  kind: ErrorKind;
  /** A short sentence without a full stop: "Channels could not be read". */
  title: string;
  /** What the server said, word for word, or our own explanation when no server spoke. */
  detail: string;
  /** True when `detail` is the Chat API's own text, to be set in mono. */
  verbatim: boolean;
  code?: string | undefined;
  status?: number | undefined;
  requestId?: string | undefined;
  retryAfterS?: number | undefined;
  /** The missing permission, for `not_permitted`. */
  permission?: string | undefined;
}

const apiCodeRateLimited = 9;

/** Turn whatever was thrown into words. `title` says what did not work; by default it is read off the kind of error. */
export function inWords(error: unknown, title?: string): ErrorInWords {
  if (error instanceof ChatApiError) return chatApiError(error, title);
  if (error instanceof BackchannelError) return backchannelError(error, title);
  if (error instanceof NetworkError) {
    return {
      kind: 'offline',
      title: title ?? 'No connection',
      detail: 'The server of this dashboard did not answer. It is tried again as soon as it does.',
      verbatim: false,
    };
  }
  if (error instanceof TimeoutError) {
    return {
      kind: 'failed',
      title: title ?? 'No answer in time',
      detail: `No answer within ${Math.round(error.timeoutMs / 1000)} s. It may still have been done: read again before you repeat it.`,
      verbatim: false,
      code: 'timeout',
    };
  }
  if (error instanceof ContractError) {
    return {
      kind: 'failed',
      title: title ?? 'The answer could not be read',
      detail: error.message,
      verbatim: true,
      status: error.status,
      requestId: error.requestId,
      code: 'unreadable_answer',
    };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', title: title ?? 'Something went wrong', detail, verbatim: true };
}

function chatApiError(error: ChatApiError, title?: string): ErrorInWords {
  const limited = error.status === 429 || error.code === apiCodeRateLimited;
  const resetInS = error.rateLimit ? error.rateLimit.resetAt - Date.now() / 1000 : undefined;
  return {
    kind: limited ? 'rate_limited' : 'failed',
    title: title ?? (limited ? 'Too many calls this minute' : 'The Chat API said no'),
    detail: error.message,
    verbatim: true,
    code: `code ${error.code}`,
    status: error.status,
    requestId: error.requestId,
    ...(limited ? { retryAfterS: Math.max(1, Math.ceil(error.retryAfterS ?? resetInS ?? 10)) } : {}),
  };
}

function backchannelError(error: BackchannelError, title?: string): ErrorInWords {
  const kind = kindOf(error);
  return {
    kind,
    title: title ?? titles[kind],
    detail: error.message,
    verbatim: false,
    code: error.code,
    status: error.status,
    requestId: error.requestId,
    permission: error.permission,
    ...(kind === 'rate_limited' ? { retryAfterS: error.retryAfterS ?? 10 } : {}),
  };
}

const titles: Record<ErrorKind, string> = {
  failed: 'That did not work',
  rate_limited: 'Too many calls this minute',
  not_permitted: 'You may not do this',
  signed_out: 'You are signed out',
  offline: 'No connection',
};

function kindOf(error: BackchannelError): ErrorKind {
  switch (error.code) {
    case 'unauthenticated':
      return 'signed_out';
    case 'not_permitted':
      return 'not_permitted';
    case 'rate_limited':
      return 'rate_limited';
    default:
      return error.status === 429 ? 'rate_limited' : 'failed';
  }
}
