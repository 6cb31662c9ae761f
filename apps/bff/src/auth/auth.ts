import type { IncomingMessage } from 'node:http';
import { fromNodeHeaders } from 'better-auth/node';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Dialect } from '../db/open.ts';
import type { Schema } from '../db/schema.ts';
import type { Secrets } from '../secrets.ts';
import { createBetterAuth } from './better-auth.ts';
import type { Operator } from './operator.ts';
import { type Passwords, scryptPasswords } from './passwords.ts';
import { isRole, permissionsOf } from './roles.ts';
import { SessionCache } from './session-cache.ts';
import { headersWith, sessionCookieOf, type SessionCookie } from './session-cookie.ts';
import { SignInAttempts } from './sign-in-attempts.ts';

/** An answer of better-auth whose cookies belong into ours. */
export interface AuthAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly cookies: readonly string[];
  /** The password is right, but whose it is may not come in. */
  readonly isShutOut?: boolean;
}

export interface Auth {
  /** Who sends this request; undefined without a valid session. Answers may be a few seconds
   *  old where another instance ended the session or changed the role, which is good enough for
   *  reads of the Chat API; `fresh` asks the database, which everything else must do. */
  getOperator(request: IncomingMessage, options?: { fresh?: boolean }): Promise<Operator | undefined>;
  /** Who an operator is now, without a request of theirs; undefined for somebody who may not be here any more. */
  operatorById(id: string): Promise<Operator | undefined>;
  /** As a fresh `getOperator`, and prolongs a session that is half used: its new cookies. */
  renewSession(
    request: IncomingMessage,
  ): Promise<{ operator: Operator | undefined; cookies: readonly string[] }>;
  signIn(request: IncomingMessage, credentials: { email: string; password: string }): Promise<AuthAnswer>;
  /** Starts a session without a password. The caller has proven that it may. */
  signInDirectly(request: IncomingMessage, operatorId: string): Promise<AuthAnswer>;
  signOut(request: IncomingMessage): Promise<AuthAnswer>;
  /** Ends all other sessions of the operator, too. */
  changePassword(
    request: IncomingMessage,
    change: { currentPassword: string; newPassword: string },
  ): Promise<AuthAnswer>;
  /** To be called after every change of an operator's role, state or sessions. */
  forget(operatorId: string): void;
  readonly attempts: SignInAttempts;
  readonly passwords: Passwords;
}

export function createAuth(options: {
  config: Config;
  secrets: Secrets;
  db: Kysely<Schema>;
  dialect: Dialect;
  log: Logger;
  clock: Clock;
  /** How passwords are kept. Default: as better-auth keeps them. */
  passwords?: Passwords | undefined;
}): Auth {
  const { config, db, clock, passwords = scryptPasswords } = options;
  const { api } = createBetterAuth({ ...options, passwords });
  const cache = new SessionCache({ clock });
  const https = config.publicOrigin?.startsWith('https://') ?? false;
  const cookieOf = (request: IncomingMessage) => sessionCookieOf(request, { https });

  /** Asks the database and remembers what it says. */
  async function readSession(request: IncomingMessage, cookie: SessionCookie, prolong: boolean) {
    const { generation } = cache;
    const { response, headers } = await api.getSession({
      headers: headersWith(request.headers, cookie),
      query: { disableRefresh: !prolong },
      returnHeaders: true,
    });
    const operator = response ? toOperator(response.user, config) : undefined;
    if (response && operator)
      cache.set(cookie.value, operator, response.session.expiresAt.getTime(), generation);
    else cache.delete(cookie.value);
    return { operator, cookies: headers.getSetCookie() };
  }

  return {
    attempts: new SignInAttempts(db, clock),
    passwords,

    async getOperator(request, { fresh = false } = {}) {
      const cookie = cookieOf(request);
      if (cookie === undefined) return undefined;
      const remembered = fresh ? undefined : cache.get(cookie.value);
      return remembered ?? (await readSession(request, cookie, false)).operator;
    },

    async operatorById(id) {
      const row = await db
        .selectFrom('user')
        .select(['id', 'name', 'email', 'role', 'disabledAt', 'demo'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row && toOperator(row, config);
    },

    async renewSession(request) {
      const cookie = cookieOf(request);
      if (cookie === undefined) return { operator: undefined, cookies: [] };
      return readSession(request, cookie, true);
    },

    async signIn(request, body) {
      const response = await api.signInEmail({
        body,
        headers: fromNodeHeaders(request.headers),
        asResponse: true,
      });
      const isShutOut = !response.ok && refusalSchema.safeParse(await response.json()).success;
      return { ...toAnswer(response), isShutOut };
    },

    async signInDirectly(request, userId) {
      return toAnswer(
        await api.signInDirectly({
          body: { userId },
          headers: fromNodeHeaders(request.headers),
          asResponse: true,
        }),
      );
    },

    async signOut(request) {
      const cookie = cookieOf(request);
      const answer = toAnswer(
        await api.signOut({ headers: headersWith(request.headers, cookie), asResponse: true }),
      );
      if (cookie !== undefined) cache.forgetCookie(cookie.value);
      return answer;
    },

    async changePassword(request, change) {
      return toAnswer(
        await api.changePassword({
          body: { ...change, revokeOtherSessions: true },
          headers: headersWith(request.headers, cookieOf(request)),
          asResponse: true,
        }),
      );
    },

    forget: (operatorId) => cache.forgetOperator(operatorId),
  };
}

/** undefined for somebody who may not be here: barred, or from the demo where there is none. */
function toOperator(
  user: {
    id: string;
    name: string;
    email: string;
    role: string;
    disabledAt?: unknown;
    demo: number;
  },
  config: Config,
): Operator | undefined {
  const { id, name, email, role } = user;
  if (!isRole(role) || typeof user.disabledAt === 'number' || (user.demo === 1 && !config.demo))
    return undefined;
  return { id, name, email, role, permissions: permissionsOf(role) };
}

/** What better-auth says when our hook lets no session begin, which it asks after the password was compared. */
const refusalSchema = z.object({ code: z.literal('FAILED_TO_CREATE_SESSION') });

const toAnswer = (response: Response): AuthAnswer => ({
  ok: response.ok,
  status: response.status,
  cookies: response.headers.getSetCookie(),
});
