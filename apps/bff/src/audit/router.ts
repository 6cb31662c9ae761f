import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { requirePermission } from '../auth/require.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../db/schema.ts';
import { NotFound } from '../http/errors.ts';
import { parse } from '../http/parse.ts';
import { csvHeader, csvLine } from './csv.ts';
import { type AuditFilter, filterSchema, findAct, listActors, listActs } from './list.ts';
import { presentAct } from './present.ts';
import { verifyChain } from './verify.ts';

const defaultLimit = 50;
const maxLimit = 200;
const csvPage = 500;

const pageSchema = filterSchema.extend({
  limit: z.coerce
    .number(`Give a number from 1 to ${maxLimit}.`)
    .int(`Give a number from 1 to ${maxLimit}.`)
    .min(1, `Give a number from 1 to ${maxLimit}.`)
    .max(maxLimit, `Give a number from 1 to ${maxLimit}.`)
    .default(defaultLimit),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'This is no cursor of ours.')
    .transform(Number)
    .optional(),
});

/** Reading the audit log: pages, who is in it, one record, the state of the chain, everything as CSV. */
export function createAuditRouter(context: Context): Router {
  const { db } = context;
  const router = Router();
  const mayRead = requirePermission(context, 'audit.read');

  router.get('/api/audit', mayRead, async (request, response) => {
    const { limit, cursor, ...filter } = parse(pageSchema, request.query);
    // One more than asked for tells whether there is a next page.
    const rows = await listActs(db, filter, { before: cursor, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    response.json({
      records: page.map(presentAct),
      ...(rows.length > limit && last ? { next: String(last.sequence) } : {}),
    });
  });

  router.get('/api/audit.csv', mayRead, async (request, response) => {
    const filter = parse(filterSchema, request.query);
    response.set({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.csv"',
    });
    try {
      await pipeline(Readable.from(csvPages(db, filter)), response);
    } catch (error) {
      // Who closes the window half-way has not found a fault of ours.
      if (!hasLeft(error)) throw error;
    }
  });

  router.get('/api/audit/actors', mayRead, async (_request, response) => {
    response.json({ actors: await listActors(db) });
  });

  router.get('/api/audit/verify', requirePermission(context, 'audit.verify'), async (_request, response) => {
    response.json(await verifyChain(db));
  });

  router.get('/api/audit/:id', mayRead, async (request, response) => {
    const { id } = parse(z.object({ id: z.string() }), request.params);
    const row = await findAct(db, id);
    if (!row) throw new NotFound('This record');
    response.json(presentAct(row));
  });

  return router;
}

const hasLeft = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

async function* csvPages(db: Kysely<Schema>, filter: AuditFilter): AsyncGenerator<string> {
  yield csvHeader;
  let before: number | undefined;
  for (;;) {
    const rows = await listActs(db, filter, { before, limit: csvPage });
    if (rows.length === 0) return;
    yield rows.map((row) => csvLine(presentAct(row))).join('');
    before = rows.at(-1)?.sequence;
  }
}
