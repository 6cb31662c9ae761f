import type { Origin } from '../audit/types.ts';
import type { Operator } from '../auth/operator.ts';
import type { BaseContext } from '../context.ts';
import type { Changed, Terms } from '../history/change.ts';
import { NotFound } from '../http/errors.ts';
import { requirePermission, toOutgoing } from './authorise.ts';
import { type Identities, identityOf } from './identities.ts';
import { type ProxiedOperation, proxiedOperations } from './operations.ts';
import type { Input } from './place.ts';
import { refuseOddities } from './validate.ts';
import { makeChange } from './write.ts';

/** A change that this server makes for an operator, in parts as their page would send it. */
export interface OwnChange {
  readonly app: string;
  readonly operation: string;
  readonly input: Input;
  readonly operator: Operator;
  readonly origin: Origin;
  readonly terms: Terms;
}

/** Makes a change as if the operator's page had sent it: permission, contract, acting user, audit log and history are the
 *  same. Throws what the page would be answered. */
export async function makeOwnChange(
  context: BaseContext,
  identities: Identities,
  { app, operation: name, input, operator, origin, terms }: OwnChange,
): Promise<Changed> {
  const connection = context.upstream.connection(app);
  if (!connection) throw new NotFound('This app');
  const operation = operationOf(name);
  refuseOddities(input);
  const call = { operation, operator, connection, input };
  await requirePermission(context, call, { isRead: false, origin: () => origin });
  const outgoing = toOutgoing({ isRead: false }, call, identityOf(operator));
  const change = { ...outgoing, ...call, origin };
  return context.history.change(connection, change, terms, (auditId) =>
    makeChange(context, connection, identities, { ...change, auditId }),
  );
}

/** Holds a change against the contract before it is made. Throws `InvalidRequest`. */
export function checkOwnChange(operation: string, input: Input, actorId: string): void {
  refuseOddities(input);
  // What is put into it is for the check alone.
  toOutgoing(
    { isRead: false },
    { operation: operationOf(operation), input: structuredClone(input) },
    actorId,
  );
}

function operationOf(name: string): ProxiedOperation {
  const operation = proxiedOperations.get(name);
  if (!operation) throw new Error(`the contract says nothing about ${name}`);
  if (operation.isMultipart) throw new Error(`${name} needs a file, and there is none`);
  return operation;
}
