import { Router } from 'express';
import { z } from 'zod';
import { operatorOf, requireOperator } from '../auth/require.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../http/errors.ts';
import { parse } from '../http/parse.ts';
import { changePreferences, preferencesSchema, readPreferences } from './preferences.ts';
import { createView, deleteView, listViews, newViewSchema, updateView, viewChangeSchema } from './views.ts';

const placeSchema = z.object({ app: z.string('Give an app.'), page: z.string('Give a page.') });
const idSchema = z.object({ id: z.string() });

/** Saved views and preferences: what an operator keeps for themselves or shares. */
export function viewRoutes(context: Context): Router {
  const { config, db, clock } = context;
  const router = Router();
  const isOperator = requireOperator(context);

  router.get('/api/views', isOperator, async (request, response) => {
    response.json({ views: await listViews(db, operatorOf(request), parse(placeSchema, request.query)) });
  });

  router.post('/api/views', isOperator, async (request, response) => {
    const view = parse(newViewSchema, request.body);
    if (!config.apps.some(({ id }) => id === view.app)) throw new NotFound('This app');
    response.status(201).json({ view: await createView(db, operatorOf(request), view, clock()) });
  });

  router.put('/api/views/:id', isOperator, async (request, response) => {
    const { id } = parse(idSchema, request.params);
    const change = parse(viewChangeSchema, request.body);
    response.json({ view: await updateView(db, operatorOf(request), id, change, clock()) });
  });

  router.delete('/api/views/:id', isOperator, async (request, response) => {
    const { id } = parse(idSchema, request.params);
    await deleteView(db, operatorOf(request), id);
    response.json({ status: 'deleted' });
  });

  router.get('/api/preferences', isOperator, async (request, response) => {
    response.json(await readPreferences(db, operatorOf(request).id));
  });

  router.patch('/api/preferences', isOperator, async (request, response) => {
    const change = parse(preferencesSchema, request.body);
    response.json(await changePreferences(db, operatorOf(request).id, change, clock()));
  });

  return router;
}
