import type { Response } from 'express';
import type { AuthAnswer } from './auth.ts';

/** Hands on the cookies that begin, prolong or end a session. */
export function setCookies(response: Response, cookies: AuthAnswer['cookies']): void {
  for (const cookie of cookies) response.append('set-cookie', cookie);
}
