import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { fromNodeHeaders } from 'better-auth/node';

/** A session cookie as it was sent. */
export interface SessionCookie {
  readonly name: string;
  /** Signed. */
  readonly value: string;
}

/**
 * What the session cookie is called. Behind https its name begins with `__Host-`: a browser takes such a one from this
 * very host over https alone, so that no neighbour of the same domain can plant one.
 */
export const sessionCookieName = (https: boolean): string =>
  `${https ? '__Host-' : ''}backchannel.session_token`;

const pattern = (https: boolean): RegExp =>
  new RegExp(`(?:^|;\\s*)(${sessionCookieName(https).replaceAll('.', '\\.')})=([^;]+)`);
const plain = pattern(false);
const secure = pattern(true);

/** The session cookie of a request, of the name that it has here. One of another name is none of ours. */
export function sessionCookieOf(
  { headers }: IncomingMessage,
  { https }: { https: boolean },
): SessionCookie | undefined {
  if (headers.cookie === undefined) return undefined;
  const [, name, value] = (https ? secure : plain).exec(headers.cookie) ?? [];
  return name === undefined || value === undefined ? undefined : { name, value };
}

/** The headers with this cookie alone. Whoever else finds a session in them can only find this one's, so that nobody is
 *  remembered under a cookie that stood beside theirs, which another page may have put there and know. */
export function headersWith(headers: IncomingHttpHeaders, cookie: SessionCookie | undefined): Headers {
  return fromNodeHeaders({ ...headers, cookie: cookie && `${cookie.name}=${cookie.value}` });
}
