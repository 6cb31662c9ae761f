import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { dashboardAct } from '../audit/dashboard-act.ts';
import type { Context } from '../context.ts';
import { HttpError, NotPermitted, Unauthenticated } from '../http/errors.ts';
import { isRead } from '../http/method.ts';
import type { Operator } from './operator.ts';
import type { Permission } from './roles.ts';
import { requireShownOperator } from './shown-operator.ts';

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

/** Lets signed-in operators in, who are looked up in the database: what is remembered is for reads of the Chat API. */
export function requireOperator(context: Pick<Context, 'auth' | 'audit'>): RequestHandler {
  return async (request, _response, next) => {
    await admit(context, request);
    next();
  };
}

/** Lets operators in whose role has the permission. A change that is refused is written down. */
export function requirePermission(
  context: Pick<Context, 'auth' | 'audit'>,
  permission: Permission,
): RequestHandler {
  return async (request, _response, next) => {
    const operator = await admit(context, request);
    if (!operator.permissions.has(permission)) {
      const error = new NotPermitted(permission);
      if (!isRead(request.method)) await writeDown(context, request, operator, error);
      throw error;
    }
    next();
  };
}

async function admit(context: Pick<Context, 'auth' | 'audit'>, request: Request): Promise<Operator> {
  const isChange = !isRead(request.method);
  const operator = await context.auth.getOperator(request, { fresh: true });
  if (!operator) throw new Unauthenticated();
  operators.set(request, operator);
  if (isChange) {
    try {
      requireShownOperator(request, operator);
    } catch (error) {
      if (error instanceof HttpError) await writeDown(context, request, operator, error);
      throw error;
    }
  }
  return operator;
}

/** Writes down that a change was refused. */
async function writeDown(
  { audit }: Pick<Context, 'audit'>,
  request: Request,
  operator: Operator,
  { status, code, message }: HttpError,
): Promise<void> {
  const target = `${request.method} ${request.originalUrl.split('?', 1)[0]}`;
  await audit.record(dashboardAct(request, operator, { operation: 'permission_refused', target }), {
    outcome: 'refused',
    status,
    error: { code, message },
  });
}
