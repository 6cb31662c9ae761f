import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { dashboardAct } from '../audit/dashboard-act.ts';
import type { Context } from '../context.ts';
import { NotPermitted, Unauthenticated } from '../http/errors.ts';
import { isRead } from '../http/method.ts';
import type { Auth } from './auth.ts';
import type { Operator } from './operator.ts';
import type { Permission } from './roles.ts';

const operators = new WeakMap<IncomingMessage, Operator>();

/** The operator whom `requireOperator` or `requirePermission` let in. Throws where neither ran. */
export function operatorOf(request: IncomingMessage): Operator {
  const operator = operators.get(request);
  if (!operator) throw new Error('this route does not ask who the operator is');
  return operator;
}

/** As `operatorOf`, for the log: undefined where nobody was asked. */
export const knownOperatorOf = (request: IncomingMessage): Operator | undefined => operators.get(request);

/** Notes who sends a request that was let in by other means than the middleware here. */
export function setOperator(request: IncomingMessage, operator: Operator): void {
  operators.set(request, operator);
}

/** Lets signed-in operators in. Whoever changes something is looked up in the database. */
export function requireOperator(auth: Auth): RequestHandler {
  return async (request, _response, next) => {
    await admit(auth, request);
    next();
  };
}

/** Lets operators in whose role has the permission. A change that is refused is written down. */
export function requirePermission(
  { auth, audit }: Pick<Context, 'auth' | 'audit'>,
  permission: Permission,
): RequestHandler {
  return async (request, _response, next) => {
    const operator = await admit(auth, request);
    if (!operator.permissions.has(permission)) {
      const error = new NotPermitted(permission);
      if (!isRead(request.method)) {
        const target = `${request.method} ${request.originalUrl.split('?', 1)[0]}`;
        const { status, code, message } = error;
        await audit.record(dashboardAct(request, operator, { operation: 'permission_refused', target }), {
          outcome: 'refused',
          status,
          error: { code, message },
        });
      }
      throw error;
    }
    next();
  };
}

async function admit(auth: Auth, request: IncomingMessage): Promise<Operator> {
  const operator = await auth.getOperator(request, { fresh: !isRead(request.method) });
  if (!operator) throw new Unauthenticated();
  operators.set(request, operator);
  return operator;
}
