import { json, type Request, Router } from 'express';
import { z } from 'zod';
import { audited, dashboardAct, originOf } from '../audit/dashboard-act.ts';
import { operatorOf, requirePermission } from '../auth/require.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../http/errors.ts';
import { parse } from '../http/parse.ts';
import { drop, findChangeSet, listChangeSets, type Runner } from './ledger.ts';
import { planSchema } from './plan.ts';

/** Grants of a single channel type may take more than other routes want. */
const maxBodyBytes = 512 * 1024;
const maxLimit = 100;

const idSchema = z.object({ id: z.string().max(64) });
const pageSchema = z.object({
  limit: z.coerce
    .number(`Give a number from 1 to ${maxLimit}.`)
    .int(`Give a number from 1 to ${maxLimit}.`)
    .min(1, `Give a number from 1 to ${maxLimit}.`)
    .max(maxLimit, `Give a number from 1 to ${maxLimit}.`)
    .default(20),
});

/** Several changes of settings that are reviewed and made as one. To stand before whatever reads bodies: its own may be
 *  larger, and are read only of those who may send them. */
export function changeSetRoutes(context: Context): Router {
  const { changeSets, clock, config, db } = context;
  const router = Router();
  const mayRead = requirePermission(context, 'config.read');
  const mayWrite = requirePermission(context, 'config.write');
  const body = json({ limit: maxBodyBytes, strict: false });

  router.get('/api/change-sets', mayRead, async (request, response) => {
    const { limit } = parse(pageSchema, request.query);
    response.json({ changeSets: await listChangeSets(db, limit, clock()) });
  });

  router.post('/api/change-sets', mayWrite, body, async (request, response) => {
    const plan = parse(planSchema, request.body);
    if (plan.steps.some(({ app }) => !config.apps.some(({ id }) => id === app)))
      throw new NotFound('This app');
    const { title, reason, steps } = plan;
    const act = dashboardAct(request, operatorOf(request), {
      operation: 'change_set_started',
      target: title,
      body: { title, reason, steps: steps.map(({ body: _body, ...step }) => step) },
    });
    const changeSet = await audited(context, act, () => changeSets.start(plan, runnerOf(request)));
    response.status(202).json({ changeSet });
  });

  router.get('/api/change-sets/:id', mayRead, async (request, response) => {
    const { id } = parse(idSchema, request.params);
    response.json({ changeSet: await findChangeSet(db, id, clock()) });
  });

  router.post('/api/change-sets/:id/resume', mayWrite, async (request, response) => {
    const { id } = parse(idSchema, request.params);
    const { title } = await findChangeSet(db, id, clock());
    const act = dashboardAct(request, operatorOf(request), {
      operation: 'change_set_resumed',
      target: title,
      body: { id },
    });
    const changeSet = await audited(context, act, () => changeSets.resume(id, runnerOf(request)));
    response.status(202).json({ changeSet });
  });

  router.post('/api/change-sets/:id/drop', mayWrite, async (request, response) => {
    const { id } = parse(idSchema, request.params);
    const { title } = await findChangeSet(db, id, clock());
    const act = dashboardAct(request, operatorOf(request), {
      operation: 'change_set_dropped',
      target: title,
      body: { id },
    });
    await audited(context, act, () => drop(db, id, clock()));
    response.json({ changeSet: await findChangeSet(db, id, clock()) });
  });

  return router;
}

const runnerOf = (request: Request): Runner => ({
  operator: operatorOf(request),
  origin: originOf(request),
});
