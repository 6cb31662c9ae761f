import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Dialect } from '../db/open.ts';
import type { Schema } from '../db/schema.ts';
import type { Secrets } from '../secrets.ts';
import type { Passwords } from './passwords.ts';
import { sessionCookieName } from './session-cookie.ts';

export const minPasswordLength = 10;
export const maxPasswordLength = 128;

const dayS = 24 * 60 * 60;

/** Starts a session for someone whose right to it has been proven in another way than by a
 *  password: the one-time link, or the demo. Not reachable from outside: no route leads here. */
const directSignIn = {
  id: 'direct-sign-in',
  endpoints: {
    signInDirectly: createAuthEndpoint(
      '/sign-in-directly',
      { method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
      async (context) => {
        const user = await context.context.internalAdapter.findUserById(context.body.userId);
        const session = user && (await context.context.internalAdapter.createSession(user.id));
        if (!user || !session) throw new Error('no session could be started for this operator');
        await setSessionCookie(context, { session, user });
        return context.json({ started: true });
      },
    ),
  },
} satisfies BetterAuthPlugin;

/** better-auth on our database and tables: e-mail and password, nothing that lets people sign
 *  themselves up, no call to anywhere. Only our own routes call it, none of its own is served. */
export function createBetterAuth(options: {
  config: Pick<Config, 'demo' | 'port' | 'publicOrigin'>;
  secrets: Secrets;
  db: Kysely<Schema>;
  dialect: Dialect;
  log: Logger;
  passwords: Passwords;
}) {
  const { config, secrets, db, dialect, log, passwords } = options;
  const https = config.publicOrigin?.startsWith('https://') ?? false;
  return betterAuth({
    appName: 'Backchannel',
    baseURL: config.publicOrigin ?? `http://localhost:${config.port}`,
    basePath: '/api/auth',
    secret: secrets.auth,
    telemetry: { enabled: false },
    database: { db, type: dialect },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength,
      maxPasswordLength,
      password: passwords,
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        disabledAt: { type: 'number', bigint: true, input: false, required: false },
        demo: { type: 'number', input: false },
      },
    },
    session: { expiresIn: 7 * dayS, updateAge: dayS },
    databaseHooks: {
      session: {
        create: {
          // A disabled operator gets no session whichever way they come, and one of the demo none elsewhere.
          before: async (session) => {
            const user = await db
              .selectFrom('user')
              .select(['disabledAt', 'demo'])
              .where('id', '=', session.userId)
              .executeTakeFirst();
            return user?.disabledAt === null && (config.demo || user.demo === 0);
          },
        },
      },
    },
    // Failed sign-ins are counted in our own table, which outlives restarts and is shared.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'backchannel',
      // The library's own prefix would come before the name.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: https },
      cookies: { session_token: { name: sessionCookieName(https) } },
      ipAddress: { disableIpTracking: true },
    },
    logger: {
      log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ part: 'better-auth' }, message),
    },
    plugins: [directSignIn],
  });
}
