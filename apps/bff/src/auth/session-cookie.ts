import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { fromNodeHeaders } from 'better-auth/node';

/** A session cookie as it was sent. */
export interface SessionCookie {
  readonly name: string;
  /** Signed. */
  readonly value: string;
}

const pattern = (name: string): RegExp => new RegExp(`(?:^|;\\s*)(${name})=([^;]+)`);
const plain = pattern('backchannel\\.session_token');
const secure = pattern('__Secure-backchannel\\.session_token');

/** The session cookie of a request, of the name that it has here: with the prefix when we are served over https. One of
 *  the other name is none of ours. */
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
