import { fillPath } from '@backchannel/chat-api';
import { matchOperation } from '@backchannel/chat-api/match';
import { decodeQuery, encodeQuery } from '@backchannel/chat-api/query';
import type { Dispatcher } from 'undici';
import type { Origin } from '../audit/types.ts';
import type { Operator } from '../auth/operator.ts';
import type { Permission } from '../auth/roles.ts';
import { requireShownOperator } from '../auth/shown-operator.ts';
import type { Context } from '../context.ts';
import { clientAddress } from '../http/client-address.ts';
import { HttpError, NotFound, NotPermitted, Unauthenticated } from '../http/errors.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import type { Connection } from '../upstream/connection.ts';
import { permissionsForOverrides } from './channel-changes.ts';
import type { Exchange } from './exchange.ts';
import { identityOf } from './identities.ts';
import { lookalikeOf } from './lookalike.ts';
import { type ProxiedOperation, proxiedOperations } from './operations.ts';
import { type Input, readPlace } from './place.ts';
import { readBody } from './read-body.ts';
import { permissionsForUsers } from './user-changes.ts';
import { type NewerValue, refuseOddities, validate } from './validate.ts';
import { actOf, putActor } from './write.ts';

/** A call that is in the contract, by an operator who may make it. */
export interface AdmittedCall {
  readonly operation: ProxiedOperation;
  readonly operator: Operator;
  readonly connection: Connection;
  readonly input: Input;
}

/** What goes to the Chat API. */
export interface Outgoing {
  readonly method: Dispatcher.HttpMethod;
  readonly path: string;
  readonly body: string | undefined;
  /** What of the body the API must have said before. */
  readonly newer: readonly NewerValue[];
}

const channelsRead = 'channels.read' satisfies Permission;

/** Finds out what is asked for and whether this operator may have it. Whoever wants to change
 *  something is looked up in the database and, when refused, written down. Throws `HttpError`. */
export async function admit(context: Context, exchange: Exchange): Promise<AdmittedCall> {
  const { request, appId } = exchange;
  requireSameOrigin(context.config, request);
  const { operation, params, search } = match(exchange);
  const mayRead = operation === undefined || mayOnlyRead(operation);
  let operator = await signedIn(context, exchange, { fresh: !mayRead });
  const connection = context.upstream.connection(appId);
  if (!connection) throw new NotFound('This app');
  if (!operation) {
    throw new HttpError(404, 'unknown_operation', 'The Chat API has no operation at this address.');
  }
  const input: Input = {
    params,
    query: search === '' ? {} : decodeQuery(operation.spec.queryParams, new URLSearchParams(search)),
    body: operation.takesJson ? await readBody(request) : {},
  };
  refuseOddities(input);
  exchange.isRead = onlyReads(operation, input);
  if (!exchange.isRead && mayRead) operator = await signedIn(context, exchange, { fresh: true });
  const call = { operation, operator, connection, input };
  await letPass(context, exchange, call);
  return call;
}

/** Looks again at who asks, where reading the rest of a request may have taken long. Throws as `admit`. */
export async function admitAgain(
  context: Context,
  exchange: Exchange,
  call: AdmittedCall,
): Promise<AdmittedCall> {
  const again = { ...call, operator: await signedIn(context, exchange, { fresh: true }) };
  await letPass(context, exchange, again);
  return again;
}

/** Refuses what this operator may not have, or not on this page; a change that is refused is written down. */
async function letPass(context: Context, exchange: Exchange, call: AdmittedCall): Promise<void> {
  const { isRead } = exchange;
  const origin = () => originOf(context, exchange);
  if (!isRead) {
    try {
      requireShownOperator(exchange.request, call.operator);
    } catch (error) {
      if (error instanceof HttpError) await recordRefusal(context, call, origin(), error);
      throw error;
    }
  }
  await requirePermission(context, call, { isRead, origin });
}

/** The call as it goes out: checked against the contract, with the acting user in it. */
export function toOutgoing(
  { isRead }: Pick<Exchange, 'isRead'>,
  { operation, input }: Pick<AdmittedCall, 'operation' | 'input'>,
  actorId: string,
): Outgoing {
  if (!isRead) putActor(operation, input, actorId);
  const newer = validate(operation, input);
  const { method, path } = operation.spec;
  return {
    method,
    path: fillPath(path, input.params) + encodeQuery(input.query),
    body: operation.takesJson ? JSON.stringify(input.body) : undefined,
    newer,
  };
}

/** Where a call came from, for the audit log. */
export const originOf = ({ config }: Context, { request, requestId }: Exchange): Origin => ({
  requestId,
  ip: clientAddress(request, config.trustedProxies),
  userAgent: request.headers['user-agent'],
});

function match({ request, target }: Exchange) {
  const queryAt = target.indexOf('?');
  const path = queryAt === -1 ? target : target.slice(0, queryAt);
  const found = matchOperation(request.method ?? '', path);
  return {
    operation: found && proxiedOperations.get(found.spec.name),
    params: found?.params ?? {},
    search: queryAt === -1 ? '' : target.slice(queryAt + 1),
  };
}

/** Whether there are calls of this operation that change nothing. */
const mayOnlyRead = ({ entry }: ProxiedOperation): boolean =>
  entry.effect === 'read' || entry.readsWithout !== undefined;

const onlyReads = ({ entry }: ProxiedOperation, { body }: Input): boolean =>
  entry.effect === 'read' || (entry.readsWithout?.every((field) => body[field] === undefined) ?? false);

async function signedIn(
  { auth }: Context,
  exchange: Exchange,
  options: { fresh: boolean },
): Promise<Operator> {
  const operator = await auth.getOperator(exchange.request, options);
  if (!operator) throw new Unauthenticated();
  exchange.operator = operator;
  return operator;
}

/** Refuses what the operator's role does not allow. A change that is refused is written down. Throws `NotPermitted`. */
export async function requirePermission(
  context: Pick<Context, 'audit'>,
  call: AdmittedCall,
  { isRead, origin }: { isRead: boolean; origin: () => Origin },
): Promise<void> {
  const { entry } = call.operation;
  const permission = isRead && entry.effect !== 'read' ? channelsRead : entry.permission;
  const needed = [permission, ...permissionsForInput(call), ...permissionsForLookalike(call)];
  const missing = needed.find((one) => !call.operator.permissions.has(one));
  if (missing === undefined) return;
  const error = new NotPermitted(missing);
  if (!isRead) await recordRefusal(context, call, origin(), error);
  throw error;
}

/** What this operator needs for what a call carries, beside the operation's own permission. */
const permissionsForInput = (call: Pick<AdmittedCall, 'operation' | 'operator' | 'input'>): Permission[] => [
  ...permissionsForSubject(call),
  ...permissionsForUsers(call.operation.entry, call.input),
  ...permissionsForOverrides(call.operation.entry, call.input),
];

/** What this operator needs to see things as the user whom a read names; the input need not fit the contract yet. */
function permissionsForSubject({
  operation: { entry },
  operator,
  input,
}: Pick<AdmittedCall, 'operation' | 'operator' | 'input'>): Permission[] {
  if (entry.subject === null || entry.subjectPermission === null) return [];
  const subject = readPlace(input, entry.subject);
  return subject === undefined || subject === identityOf(operator) ? [] : [entry.subjectPermission];
}

function permissionsForLookalike({ operator, ...meant }: AdmittedCall): Permission[] {
  const lookalike = lookalikeOf(meant);
  if (!lookalike) return [];
  return [lookalike.operation.entry.permission, ...permissionsForInput({ ...lookalike, operator })];
}

async function recordRefusal(
  { audit }: Pick<Context, 'audit'>,
  call: AdmittedCall,
  origin: Origin,
  { status, code, message }: HttpError,
): Promise<void> {
  const act = actOf({ ...call, origin }, call.connection.app.id);
  await audit.record(act, { outcome: 'refused', status, error: { code, message } });
}
