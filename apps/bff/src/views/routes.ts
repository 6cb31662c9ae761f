import { Router } from 'express';
import { z } from 'zod';
import { operatorOf, requireOperator } from '../auth/require.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../http/errors.ts';
import { parse } from '../http/parse.ts';
import { preferencesSchema, readPreferences, writePreferences } from './preferences.ts';
import { createView, deleteView, listViews, newViewSchema, updateView, viewChangeSchema } from './views.ts';

const placeSchema = z.object({ app: z.string('Give an app.'), page: z.string('Give a page.') });
const idSchema = z.object({ id: z.string() });

/** Saved views and preferences: what an operator keeps for themselves or shares. */
export function viewRoutes({ auth, config, db, clock }: Context): Router {
  const router = Router();
  const isOperator = requireOperator(auth);

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

  router.put('/api/preferences', isOperator, async (request, response) => {
    const preferences = parse(preferencesSchema, request.body);
    await writePreferences(db, operatorOf(request).id, preferences, clock());
    response.json(preferences);
  });

  return router;
}
