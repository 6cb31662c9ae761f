import type { IncomingMessage } from 'node:http';

// The prefix is there when we are served over https.
const pattern = /(?:^|;\s*)(?:__Secure-)?backchannel\.session_token=([^;]+)/;

/** The signed session cookie of a request, as it was sent. */
export const sessionCookieOf = (request: IncomingMessage): string | undefined =>
  request.headers.cookie === undefined ? undefined : pattern.exec(request.headers.cookie)?.[1];
