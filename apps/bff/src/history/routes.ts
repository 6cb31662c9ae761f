import { kinds, type Settings } from '@backchannel/configuration';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { operatorOf, requirePermission } from '../auth/require.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../http/errors.ts';
import { parse } from '../http/parse.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Connection } from '../upstream/connection.ts';
import { addStateHeaders } from '../upstream/pass-back.ts';
import { type Asker, ReadRefused } from './read-settings.ts';
import { settingsIn } from './record.ts';
import { maxNameLength } from './tracked-operations.ts';
import { headOf, listVersions, newestVersions, presentVersion, versionAt } from './versions.ts';

const maxLimit = 100;

const kindSchema = z.object({ app: z.string(), kind: z.enum(kinds, `Give one of ${kinds.join(', ')}.`) });
const objectSchema = kindSchema.extend({
  name: z.string().min(1, 'Give a name.').max(maxNameLength, `Give at most ${maxNameLength} characters.`),
});
const number = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'This is no number of a version.')
  .transform(Number);
const versionSchema = objectSchema.extend({ number });
const pageSchema = z.object({
  before: number.optional(),
  limit: z.coerce
    .number(`Give a number from 1 to ${maxLimit}.`)
    .int(`Give a number from 1 to ${maxLimit}.`)
    .min(1, `Give a number from 1 to ${maxLimit}.`)
    .max(maxLimit, `Give a number from 1 to ${maxLimit}.`)
    .default(50),
});

/** What is set in an app, and every version of it. */
export function historyRoutes(context: Context): Router {
  const { db, history } = context;
  const router = Router();
  const mayRead = requirePermission(context, 'config.read');

  router.get('/api/apps/:app/settings/:kind', mayRead, async (request, response) => {
    const { app, kind } = parse(kindSchema, request.params);
    await answeringRefusals(response, async () => {
      const objects = await history.observeAll(connectionTo(context, app), kind, askerOf(request));
      const newest = new Map((await newestVersions(db, { app, kind })).map((row) => [row.name, row]));
      response.json({
        objects: objects.map((object) => {
          const row = newest.get(object.name);
          return { ...object, version: row && row.number === object.version ? presentVersion(row) : null };
        }),
      });
    });
  });

  router.get('/api/apps/:app/settings/:kind/:name', mayRead, async (request, response) => {
    const place = parse(objectSchema, request.params);
    await answeringRefusals(response, async () => {
      const object = await history.observeOne(connectionTo(context, place.app), place, askerOf(request));
      if (!object) throw new NotFound(`“${place.name}”`);
      const row = object.version === null ? undefined : await versionAt(db, place, object.version);
      response.json({ ...object, version: row ? presentVersion(row) : null });
    });
  });

  router.get('/api/apps/:app/history/:kind', mayRead, async (request, response) => {
    const place = parse(kindSchema, request.params);
    connectionTo(context, place.app);
    response.json({ versions: (await newestVersions(db, place)).map(presentVersion) });
  });

  router.get('/api/apps/:app/history/:kind/:name', mayRead, async (request, response) => {
    const place = parse(objectSchema, request.params);
    const { before, limit } = parse(pageSchema, request.query);
    connectionTo(context, place.app);
    const versions = await listVersions(db, place, { before, limit });
    // Numbers have no gaps, so that of the newest is how many there are.
    const { number: total } = await headOf(db, place);
    response.json({ versions: versions.map(presentVersion), total });
  });

  router.get('/api/apps/:app/history/:kind/:name/:number', mayRead, async (request, response) => {
    const { number: wanted, ...place } = parse(versionSchema, request.params);
    connectionTo(context, place.app);
    const row = await versionAt(db, place, wanted);
    if (!row) throw new NotFound('This version');
    const settings: Settings | null = settingsIn(row);
    response.json({ version: presentVersion(row), settings });
  });

  return router;
}

export function connectionTo({ upstream }: Context, app: string): Connection {
  const connection = upstream.connection(app);
  if (!connection) throw new NotFound('This app');
  return connection;
}

export function askerOf(request: Request): Asker {
  return { requestId: requestIdOf(request), isAdmin: operatorOf(request).role === 'admin' };
}

/** An error of the API is passed on in its own words, as every other read of it. */
export async function answeringRefusals(response: Response, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ReadRefused)) throw error;
    const { status, headers, text } = error.answer;
    const passed: string[] = [];
    addStateHeaders(passed, headers);
    for (let index = 0; index + 1 < passed.length; index += 2) {
      response.setHeader(passed[index] ?? '', passed[index + 1] ?? '');
    }
    response.status(status).type('json').send(text);
  }
}
