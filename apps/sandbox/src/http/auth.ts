import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ApiFailure } from '../errors.ts';
import { isObject } from '../values.ts';

/**
 * Who calls: the app's own server, which may do everything, one of its users (`issuedAt`: when their token was made,
 * in Unix seconds), or nobody in particular.
 */
export type Caller =
  | { kind: 'server' }
  | { kind: 'user'; userId: string; issuedAt?: number | undefined }
  | { kind: 'anonymous' };

/** The app's own server. */
export const SERVER: Caller = { kind: 'server' };

export interface Credentials {
  apiKey: string;
  apiSecret: string;
}

// The token's times are about the connection, so they are compared with the machine's clock, never the world's.
const CLOCK_SKEW_S = 5;

const invalid = (detail: string): ApiFailure => new ApiFailure('authentication', detail);

function decodePart(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Falls through: whatever is wrong with it, it is not a token.
  }
  throw invalid('token is not a valid JWT');
}

// Servers send the same token with every request; what it says is checked once, when it may be used each time.
const VERIFIED_KEPT = 1000;
const verified = new Map<string, Readonly<Record<string, unknown>>>();

function claimsOf(token: string, secret: string, unchecked: boolean): Readonly<Record<string, unknown>> {
  if (unchecked) {
    const said = decodePart(token.split('.')[1] ?? '');
    // The server's tokens are checked all the same.
    if (said['user_id'] !== undefined) return said;
  }
  const key = `${secret} ${token}`;
  const known = verified.get(key);
  if (known) return known;
  const claims = verify(token, secret);
  const oldest = verified.keys().next().value;
  if (verified.size >= VERIFIED_KEPT && oldest !== undefined) verified.delete(oldest);
  verified.set(key, claims);
  return claims;
}

function verify(token: string, secret: string): Record<string, unknown> {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  if (signature === '' || rest.length > 0) throw invalid('token is not a valid JWT');
  if (decodePart(header)['alg'] !== 'HS256') throw invalid('token must be signed with HS256');
  const claims = decodePart(payload);
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new ApiFailure('tokenSignature', 'Token signature is invalid');
  }
  return claims;
}

function checkTimes({ exp, nbf, iat }: Record<string, unknown>): void {
  const now = Date.now() / 1000;
  if (typeof exp === 'number' && exp <= now)
    throw new ApiFailure('tokenExpired', 'JWTAuth error: token is expired (exp)');
  if (typeof nbf === 'number' && nbf > now + CLOCK_SKEW_S) {
    throw new ApiFailure('tokenNotYetValid', 'JWTAuth error: token is not valid yet (nbf)');
  }
  if (typeof iat === 'number' && iat > now + CLOCK_SKEW_S) {
    throw new ApiFailure('tokenUsedBeforeIssued', 'JWTAuth error: token used before issue at (iat)');
  }
}

/**
 * Says who calls. A server token is one with a valid signature and no `user_id`. Throws 401 with code 2 (key),
 * 5 (no or malformed token, auth type), 40 expired, 41 not yet valid, 42 used before issued, 43 bad signature. With
 * `unchecked` nobody looks at the signatures of users' tokens: clients then make them by themselves.
 */
export function authenticate(
  headers: IncomingHttpHeaders,
  apiKey: string | undefined,
  credentials: Credentials,
  unchecked = false,
): Caller {
  if (apiKey === undefined || apiKey === '')
    throw new ApiFailure('accessKey', 'api_key or app_id not provided');
  if (apiKey !== credentials.apiKey) throw new ApiFailure('accessKey', 'api_key not valid');
  const type = headers['stream-auth-type'];
  if (type === 'anonymous') return { kind: 'anonymous' };
  if (type !== 'jwt') throw invalid('stream-auth-type missing or invalid');
  const token = headers.authorization;
  if (token === undefined || token === '') throw invalid('token not provided');
  const claims = claimsOf(token, credentials.apiSecret, unchecked);
  checkTimes(claims);
  const userId = claims['user_id'];
  if (userId === undefined) return SERVER;
  if (typeof userId !== 'string' || userId === '') throw invalid('user_id claim must be a non-empty string');
  const { iat } = claims;
  return { kind: 'user', userId, issuedAt: typeof iat === 'number' ? iat : undefined };
}

/** A user's token, valid for good, as the app's own server would make it. */
export function issueToken(userId: string, { apiSecret }: Credentials): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issuedAt = Math.floor(Date.now() / 1000) - 1;
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ user_id: userId, iat: issuedAt })}`;
  return `${content}.${createHmac('sha256', apiSecret).update(content).digest('base64url')}`;
}
