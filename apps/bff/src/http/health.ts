import { Router } from 'express';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { operatorOf, requireOperator } from '../auth/require.ts';
import { NotFound } from './errors.ts';

const readyForMs = 2000;

/** For load balancers: alive, and able to work. Needs no sign-in, so it tells no messages, and
 *  looks at the apps at most every two seconds however often it is asked. */
export function healthRoutes(context: Context): Router {
  const router = Router();
  let last: { at: number; result: ReturnType<typeof readiness> } | undefined;

  router.get('/healthz', (_request, response) => {
    response.set('cache-control', 'no-store').json({ status: 'ok' });
  });

  router.get('/readyz', async (_request, response) => {
    if (!last || context.clock() - last.at > readyForMs)
      last = { at: context.clock(), result: readiness(context) };
    const result = await last.result;
    response
      .status(result.status === 'failing' ? 503 : 200)
      .set('cache-control', 'no-store')
      .json(result);
  });

  return router;
}

/** With one of several apps out of reach the rest can be worked on, so that is `degraded`, not `failing`. */
async function readiness(context: Context) {
  const { apps } = context.config;
  const [database, ...healths] = await Promise.all([
    checkDatabase(context),
    ...apps.map((app) => context.upstream.health.check(app.id)),
  ]);
  const working = healths.filter((health) => health.status === 'ok').length;
  return {
    status: database === 'failing' || working === 0 ? 'failing' : working < apps.length ? 'degraded' : 'ok',
    database,
    apps: Object.fromEntries(
      apps.map(({ id }, index) => {
        const health = healths[index];
        return [id, { status: health?.status, latency_ms: health?.latencyMs, error: health?.error?.code }];
      }),
    ),
  };
}

async function checkDatabase({ db, log }: Context): Promise<'ok' | 'failing'> {
  try {
    await sql`select 1`.execute(db);
    return 'ok';
  } catch (error) {
    log.error({ err: error }, 'the database does not answer');
    return 'failing';
  }
}

/** For operators: how one app's Chat API is doing. */
export function appHealthRoutes(context: Context): Router {
  const router = Router();
  router.get('/api/apps/:app/health', requireOperator(context), async (request, response) => {
    const app = context.config.apps.find(({ id }) => id === request.params.app);
    if (!app) throw new NotFound('This app');
    const { status, latencyMs, rateLimit, error } = await context.upstream.health.check(app.id, {
      isAdmin: operatorOf(request).role === 'admin',
    });
    const rate_limit = rateLimit && {
      operation: rateLimit.operation,
      limit: rateLimit.limit,
      remaining: rateLimit.remaining,
      reset_at: rateLimit.resetAt,
    };
    response.json({ status, latency_ms: latencyMs, rate_limit, error });
  });
  return router;
}
