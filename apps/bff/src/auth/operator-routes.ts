import { type Request, Router } from 'express';
import { z } from 'zod';
import { audited, dashboardAct } from '../audit/dashboard-act.ts';
import type { Context } from '../context.ts';
import { Conflict } from '../http/errors.ts';
import { parse } from '../http/parse.ts';
import { emailField, nameField, newPasswordField } from './fields.ts';
import {
  createOperator,
  emailOf,
  isOfDemo,
  listOperators,
  setPassword,
  updateOperator,
} from './operators.ts';
import { operatorOf, requirePermission } from './require.ts';
import { roles } from './roles.ts';

const roleField = z.enum(roles, `Give one of ${roles.join(', ')}.`);
const newOperatorSchema = z.strictObject({
  name: nameField,
  email: emailField,
  role: roleField,
  password: newPasswordField,
});
const passwordSchema = z.strictObject({ password: newPasswordField });
const changeSchema = z
  .strictObject({ role: roleField.optional(), disabled: z.boolean().optional() })
  .refine((change) => change.role !== undefined || change.disabled !== undefined, 'Give role or disabled.');

/** Who may work here, for those who manage it. */
export function operatorRoutes(context: Context): Router {
  const { auth, config, db, dialect, clock } = context;
  const router = Router();
  const mayManage = requirePermission(context, 'operators.manage');

  const list = (request: Request) =>
    listOperators(db, { demo: config.demo, askedBy: operatorOf(request).id });

  router.get('/api/operators', mayManage, async (request, response) => {
    response.json({ operators: await list(request) });
  });

  router.post('/api/operators', mayManage, async (request, response) => {
    const operator = parse(newOperatorSchema, request.body);
    const act = dashboardAct(request, operatorOf(request), {
      operation: 'operator_created',
      target: operator.email,
      body: operator,
    });
    const demo = await isOfDemo(db, operatorOf(request).id);
    const { password, ...person } = operator;
    const id = await audited(context, act, async () =>
      createOperator(db, { ...person, passwordHash: await auth.passwords.hash(password), demo }, clock()),
    );
    const operators = await list(request);
    response.status(201).json({ operator: operators.find((operator) => operator.id === id) });
  });

  router.patch('/api/operators/:id', mayManage, async (request, response) => {
    const { id } = parse(z.object({ id: z.string() }), request.params);
    const change = parse(changeSchema, request.body);
    const act = dashboardAct(request, operatorOf(request), {
      operation: 'operator_changed',
      // Named as when they were added: an id says nothing to whoever reads the log.
      target: (await emailOf(db, id)) ?? id,
      params: { id },
      body: change,
    });
    const byDemo = await isOfDemo(db, operatorOf(request).id);
    const operator = await audited(context, act, async () => {
      const changed = await updateOperator(db, dialect, id, change, clock(), { byDemo });
      auth.forget(id);
      return changed;
    });
    response.json({ operator });
  });

  router.post('/api/operators/:id/password', mayManage, async (request, response) => {
    const { id } = parse(z.object({ id: z.string() }), request.params);
    const { password } = parse(passwordSchema, request.body);
    const manager = operatorOf(request).id;
    const act = dashboardAct(request, operatorOf(request), {
      operation: 'operator_password_set',
      target: (await emailOf(db, id)) ?? id,
      params: { id },
    });
    await audited(context, act, async () => {
      // Whoever finds an open session must not come by the password that way: one's own asks for the one before.
      if (id === manager) {
        throw new Conflict('own_password', 'Change your own password in the operator menu.');
      }
      const passwordHash = await auth.passwords.hash(password);
      await setPassword(db, id, passwordHash, clock(), { byDemo: await isOfDemo(db, manager) });
      auth.forget(id);
    });
    response.json({ status: 'changed' });
  });

  return router;
}
