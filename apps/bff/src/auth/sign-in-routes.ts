import { randomUUID } from 'node:crypto';
import { type Request, Router } from 'express';
import { z } from 'zod';
import { audited, dashboardAct } from '../audit/dashboard-act.ts';
import type { Context } from '../context.ts';
import { networkOf } from '../http/client-address.ts';
import { HttpError, NotFound } from '../http/errors.ts';
import { parse } from '../http/parse.ts';
import type { Auth, AuthAnswer } from './auth.ts';
import { demoOperator, demoRoles } from './demo.ts';
import { emailField, nameField, newPasswordField, passwordField } from './fields.ts';
import { createFirstAdmin, isFirstAdminTokenValid, requireFirstAdminToken } from './first-admin.ts';
import { setCookies } from './set-cookies.ts';
import { ShutOut, SignInAudit } from './sign-in-audit.ts';

const credentialsSchema = z.strictObject({ email: emailField, password: passwordField });
const tokenField = z.string('The link lacks its token.').max(200, 'This is not a token.');
const firstAdminSchema = z.strictObject({
  token: tokenField,
  name: nameField,
  email: emailField,
  password: newPasswordField,
});
const demoSchema = z.strictObject({ role: z.enum(demoRoles) });

/** The ways in: e-mail and password, the one-time link for the first admin, the demo's buttons. */
export function signInRoutes(context: Context): Router {
  const { auth, config, db, clock } = context;
  const router = Router();
  const signIns = new SignInAudit(context);

  router.post('/api/auth/sign-in/email', async (request, response) => {
    const credentials = parse(credentialsSchema, request.body);
    let answer: AuthAnswer;
    try {
      answer = await tryPassword(auth, request, credentials);
    } catch (error) {
      await signIns.refused(request, { email: credentials.email, address: addressOf(request) }, error);
      throw error;
    }
    await auth.attempts.succeed(credentials.email, addressOf(request));
    await auth.attempts.succeedFrom(addressOf(request));
    await signIns.succeeded(request, credentials);
    setCookies(response, answer.cookies);
    response.json({ status: 'signed_in' });
  });

  router.get('/api/sign-in-options', (_request, response) => {
    response.json({ demo: config.demo, roles: config.demo ? demoRoles : [] });
  });

  router.post('/api/demo/sign-in', async (request, response) => {
    if (!config.demo) throw new NotFound('This route');
    const { role } = parse(demoSchema, request.body);
    const id = await demoOperator(db, role, clock());
    const answer = await auth.signInDirectly(request, id);
    if (!answer.ok) throw new Error(`demo sign-in failed with status ${answer.status}`);
    await signIns.succeeded(request, { id });
    setCookies(response, answer.cookies);
    response.json({ status: 'signed_in' });
  });

  router.get('/api/first-admin', async (request, response) => {
    const token = tokenField.safeParse(request.query['token']);
    response.json({ valid: token.success && (await isFirstAdminTokenValid(db, token.data, clock())) });
  });

  router.post('/api/first-admin', async (request, response) => {
    const { token, ...admin } = parse(firstAdminSchema, request.body);
    await requireFirstAdminToken(db, token, clock());
    // Known beforehand, so that the record from before the act names who came of it.
    const id = randomUUID();
    const operator = { id, name: admin.name, role: 'admin' } as const;
    const what = { operation: 'first_admin_created', target: admin.email } as const;
    const act = dashboardAct(request, operator, what);
    await audited(context, act, () => createFirstAdmin(db, token, { id, ...admin }, auth.passwords, clock()));
    const answer = await auth.signInDirectly(request, id);
    if (!answer.ok) throw new Error(`signing the first admin in failed with status ${answer.status}`);
    setCookies(response, answer.cookies);
    response.status(201).json({ status: 'signed_in' });
  });

  return router;
}

/** Compares a password, slowly for whoever guesses. Throws 401 `invalid_credentials` in the same words
 *  for an unknown account, a wrong password and a disabled operator, or `RateLimited`. */
async function tryPassword(
  auth: Auth,
  request: Request,
  credentials: { email: string; password: string },
): Promise<AuthAnswer> {
  // First of all, so that a new name for each attempt leaves not even a row.
  await auth.attempts.beginFrom(addressOf(request));
  await auth.attempts.begin(credentials.email, addressOf(request));
  const answer = await auth.signIn(request, credentials);
  if (answer.status >= 500) throw new Error(`sign-in failed with status ${answer.status}`);
  if (!answer.ok)
    throw new HttpError(401, 'invalid_credentials', 'E-mail address and password do not match.', {
      cause: answer.isShutOut ? new ShutOut() : undefined,
    });
  return answer;
}

/** Where a request comes from, as far as the proxies that we trust tell. */
const addressOf = (request: Request): string => networkOf(request.ip ?? '');
