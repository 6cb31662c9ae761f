import { jsonSchema, writeDocument } from '@backchannel/configuration/document';
import { json, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { audited, dashboardAct, originOf } from '../audit/dashboard-act.ts';
import { operatorOf, requirePermission } from '../auth/require.ts';
import { madeBefore, planSchema } from '../change-sets/plan.ts';
import type { Context } from '../context.ts';
import { maxReasonLength } from '../history/terms.ts';
import { answeringRefusals, askerOf, connectionTo } from '../history/routes.ts';
import { Conflict, InvalidRequest } from '../http/errors.ts';
import { parse } from '../http/parse.ts';
import { type FilePlan, planFile } from './plan.ts';
import { readConfiguration } from './read-configuration.ts';

/** Fifty channel types with grants for thirty roles, and some block lists of ten thousand words; reading more would hold
 *  everybody up. */
const maxBodyBytes = 2 * 1024 * 1024;

const appSchema = z.object({ app: z.string().max(40) });
const fileSchema = z.strictObject({
  yaml: z.string('Give the file’s text.').max(maxBodyBytes, 'The file is too large.'),
  prune: z.boolean('Say whether what is not in the file is deleted.').default(false),
});
const applySchema = fileSchema.extend({
  plan: z.string().regex(/^[0-9a-f]{64}$/, 'Give the plan that was seen.'),
  reason: z.string().trim().max(maxReasonLength, `Give at most ${maxReasonLength} characters.`).default(''),
});

/** An app's configuration as a file. To stand before whatever reads bodies: its own are larger, and are read only of those
 *  who may send them. */
export function configurationRoutes(context: Context): Router {
  const router = Router();
  const mayRead = requirePermission(context, 'config.read');
  const mayWrite = requirePermission(context, 'config.write');
  const body = json({ limit: maxBodyBytes, strict: false });

  router.get('/api/configuration.schema.json', (_request, response) => {
    response.json(jsonSchema());
  });

  router.get('/api/apps/:app/configuration', mayRead, async (request, response) => {
    const { app } = parse(appSchema, request.params);
    await answeringRefusals(response, async () => {
      const current = await readConfiguration(context, connectionTo(context, app), askerOf(request));
      response.type('text/yaml').send(writeDocument(current.configuration, current.unsaid));
    });
  });

  // It changes nothing, but the file is no query.
  router.post('/api/apps/:app/configuration/plan', mayRead, body, async (request, response) => {
    await answeringRefusals(response, async () => {
      response.json(await planOf(context, request, parse(fileSchema, request.body)));
    });
  });

  router.post('/api/apps/:app/configuration/apply', mayWrite, body, async (request, response) => {
    const { reason, plan: seen, ...file } = parse(applySchema, request.body);
    await answeringRefusals(response, () => apply(context, request, response, { ...file, seen, reason }));
  });

  return router;
}

async function planOf(
  context: Context,
  request: Request,
  file: { yaml: string; prune: boolean },
): Promise<FilePlan> {
  const { app } = parse(appSchema, request.params);
  return planFile(app, await readConfiguration(context, connectionTo(context, app), askerOf(request)), file);
}

/** Makes exactly the changes that were seen, or none. */
async function apply(
  context: Context,
  request: Request,
  response: Response,
  { seen, reason, ...file }: { yaml: string; prune: boolean; seen: string; reason: string },
): Promise<void> {
  const { app } = parse(appSchema, request.params);
  const { plan, changes, problems } = await planOf(context, request, file);
  if (problems.length > 0) {
    throw new InvalidRequest(
      problems.map(({ line, column, message }) => ({ path: `yaml:${line}:${column}`, message })),
    );
  }
  if (plan !== seen) {
    throw new Conflict(
      'plan_changed',
      'The app has been changed since you saw what would be done. Nothing was sent; look again.',
    );
  }
  if (changes.length === 0) throw new Conflict('nothing_to_change', 'The app is as the file says.');
  const operator = operatorOf(request);
  const title = `Configuration file for ${app}`;
  const steps = changes.map(({ kind, name, act, fingerprint, body, follows }) => ({
    app,
    kind,
    name,
    act,
    body,
    fingerprint: follows ? madeBefore : fingerprint,
  }));
  const toMake = parse(planSchema, { title, reason, steps });
  const act = dashboardAct(request, operator, {
    operation: 'change_set_started',
    target: title,
    body: { title, reason, steps: steps.map(({ body: _body, ...step }) => step) },
  });
  const runner = { operator, origin: originOf(request) };
  const changeSet = await audited(context, act, () => context.changeSets.start(toMake, runner));
  response.status(202).json({ changeSet });
}
