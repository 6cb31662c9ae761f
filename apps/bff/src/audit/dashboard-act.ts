import type { Request } from 'express';
import { HttpError } from '../http/errors.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Act, Actor, Audit } from './types.ts';

/** What people do in the dashboard itself, beside the Chat API's operations. */
type DashboardOperation =
  | 'sign_in'
  | 'sign_out_everywhere'
  | 'password_changed'
  | 'first_admin_created'
  | 'operator_created'
  | 'operator_changed'
  | 'permission_refused';

/** An act in the dashboard itself, for the audit log. */
export const dashboardAct = (
  request: Request,
  operator: Actor | undefined,
  what: { operation: DashboardOperation; target?: string; body?: unknown },
): Act => ({
  operator,
  operation: what.operation,
  effect: 'write',
  target: what.target,
  request: what.body === undefined ? {} : { body: what.body },
  origin: { requestId: requestIdOf(request), ip: request.ip, userAgent: request.get('user-agent') },
});

/** Does something that is written down before and after. */
export async function audited<Result>(audit: Audit, act: Act, run: () => Promise<Result>): Promise<Result> {
  const pending = await audit.begin(act);
  try {
    const result = await run();
    await pending.finish({ outcome: 'succeeded' });
    return result;
  } catch (error) {
    if (error instanceof HttpError) {
      const { status, code, message } = error;
      await pending.finish({ outcome: 'failed', status, error: { code, message } });
    } else {
      await pending.finish({ outcome: 'unknown' });
    }
    throw error;
  }
}
