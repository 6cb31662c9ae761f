import { Router } from 'express';
import { z } from 'zod';
import { audited, dashboardAct } from '../audit/dashboard-act.ts';
import type { Context } from '../context.ts';
import { InvalidRequest, Unauthenticated } from '../http/errors.ts';
import { parse } from '../http/parse.ts';
import { readPreferences } from '../views/preferences.ts';
import { newPasswordField, passwordField } from './fields.ts';
import { holdersOf } from './holders.ts';
import { endSessions, hasPassword } from './operators.ts';
import { operatorOf, requireOperator, setOperator } from './require.ts';
import { rolePermissions } from './roles.ts';
import { setCookies } from './set-cookies.ts';

const passwordsSchema = z.strictObject({ currentPassword: passwordField, newPassword: newPasswordField });

/** What a signed-in operator can learn and do about their own session. */
export function sessionRoutes(context: Context): Router {
  const { auth, config, db } = context;
  const router = Router();

  router.get('/api/session', async (request, response) => {
    const { operator, cookies } = await auth.renewSession(request);
    setCookies(response, cookies);
    // To ask who one is, is no failure when the answer is nobody.
    if (!operator) {
      response.status(204).end();
      return;
    }
    setOperator(request, operator);
    const { permissions, ...person } = operator;
    response.json({
      operator: { ...person, has_password: await hasPassword(db, operator.id) },
      permissions: [...permissions],
      roles: rolePermissions(),
      holders: await holdersOf(db, operator, { demo: config.demo }),
      apps: config.apps.map(({ id, label, colour, environment }) => ({ id, label, colour, environment })),
      demo: config.demo,
      preferences: await readPreferences(db, operator.id),
    });
  });

  router.post('/api/auth/sign-out', async (request, response) => {
    const answer = await auth.signOut(request);
    setCookies(response, answer.cookies);
    response.json({ status: 'signed_out' });
  });

  router.post('/api/sign-out-everywhere', requireOperator(context), async (request, response) => {
    const operator = operatorOf(request);
    const act = dashboardAct(request, operator, { operation: 'sign_out_everywhere', target: operator.email });
    await audited(context, act, async () => {
      await endSessions(db, operator.id);
      auth.forget(operator.id);
    });
    setCookies(response, (await auth.signOut(request)).cookies);
    response.json({ status: 'signed_out' });
  });

  router.post('/api/auth/change-password', requireOperator(context), async (request, response) => {
    const operator = operatorOf(request);
    const { id } = operator;
    const passwords = parse(passwordsSchema, request.body);
    // Whoever finds an open session must not be able to guess the password either.
    await auth.attempts.begin(`change-password ${id}`, '');
    const act = dashboardAct(request, operator, { operation: 'password_changed', target: operator.email });
    const answer = await audited(context, act, async () => {
      const changed = await auth.changePassword(request, passwords);
      if (changed.status >= 500) throw new Error(`changing a password failed with status ${changed.status}`);
      if (changed.status === 401) throw new Unauthenticated();
      if (!changed.ok)
        throw new InvalidRequest([{ path: 'currentPassword', message: 'This is not your password.' }]);
      auth.forget(id);
      return changed;
    });
    await auth.attempts.succeed(`change-password ${id}`, '');
    setCookies(response, answer.cookies);
    response.json({ status: 'changed' });
  });

  return router;
}
