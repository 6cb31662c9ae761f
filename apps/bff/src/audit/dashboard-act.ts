import type { Request } from 'express';
import type { Context } from '../context.ts';
import { plainAddress } from '../http/client-address.ts';
import { HttpError } from '../http/errors.ts';
import { requestIdOf } from '../http/request-id.ts';
import { finishAct } from './finish-act.ts';
import type { Act, Actor, Origin, Result } from './types.ts';

/** What people do in the dashboard itself, beside the Chat API's operations. */
type DashboardOperation =
  | 'sign_in'
  | 'sign_out_everywhere'
  | 'password_changed'
  | 'first_admin_created'
  | 'operator_created'
  | 'operator_changed'
  | 'operator_password_set'
  | 'change_set_started'
  | 'change_set_resumed'
  | 'change_set_dropped'
  | 'permission_refused';

/** An act in the dashboard itself, for the audit log. */
export const dashboardAct = (
  request: Request,
  operator: Actor | undefined,
  what: { operation: DashboardOperation; target?: string; params?: object; body?: unknown },
): Act => ({
  operator,
  operation: what.operation,
  effect: 'write',
  target: what.target,
  request: {
    ...(what.params !== undefined && { params: what.params }),
    ...(what.body !== undefined && { body: what.body }),
  },
  origin: originOf(request),
});

/** Where a request of the dashboard itself came from. */
export const originOf = (request: Request): Origin => ({
  requestId: requestIdOf(request),
  ip: request.ip && plainAddress(request.ip),
  userAgent: request.get('user-agent'),
});

/** Does something that is written down before and after. Throws what `run` throws. */
export async function audited<Done>(
  context: Pick<Context, 'audit' | 'log'>,
  act: Act,
  run: () => Promise<Done>,
): Promise<Done> {
  const pending = await context.audit.begin(act);
  let done: Done;
  try {
    done = await run();
  } catch (error) {
    await finishAct(context, pending, failureOf(error));
    throw error;
  }
  await finishAct(context, pending, { outcome: 'succeeded' });
  return done;
}

function failureOf(error: unknown): Result {
  if (!(error instanceof HttpError)) return { outcome: 'unknown' };
  const { status, code, message } = error;
  return { outcome: 'failed', status, error: { code, message } };
}
