import type { Place } from '@backchannel/chat-api';
import type { Dispatcher } from 'undici';
import { finishAct } from '../audit/finish-act.ts';
import type { Origin, Result } from '../audit/types.ts';
import type { Operator } from '../auth/operator.ts';
import type { BaseContext } from '../context.ts';
import type { Connection } from '../upstream/connection.ts';
import { UpstreamFailure } from '../upstream/failure.ts';
import { idempotentChanges } from '../upstream/repeat.ts';
import { type Answer, send } from '../upstream/send.ts';
import { type SentBody, sendUpload } from '../upstream/send-upload.ts';
import { channelOfAnswer } from './channel-of-answer.ts';
import { type Identities, identityOf } from './identities.ts';
import type { ProxiedOperation } from './operations.ts';
import { failureOf, resultOf } from './result.ts';
import { type Input, readPlace, writePlace } from './place.ts';
import { effectOf, targetOf } from './target.ts';
import type { NewerValue } from './validate.ts';

/** A change that an operator may make and that fits the contract. */
export interface Change {
  readonly operation: ProxiedOperation;
  readonly operator: Operator;
  readonly input: Input;
  readonly method: Dispatcher.HttpMethod;
  readonly path: string;
  readonly body: string | undefined;
  /** In the place of `body`: a form with a file. */
  readonly form?: SentBody | undefined;
  /** What of the body the API must have said before: see `refuseUnsaid`. */
  readonly newer: readonly NewerValue[];
  readonly origin: Origin;
  /** Under which it is written down; made when it is absent. */
  readonly auditId?: string | undefined;
}

/** Writes the acting user into a request, whatever was there. */
export function putActor({ entry, authors }: ProxiedOperation, input: Input, userId: string): void {
  if (entry.actor) writePlace(input, entry.actor, userId);
  for (const place of authors) {
    if (isGiven(input, place)) writePlace(input, place, userId);
  }
}

/** Whether a request has the object around a place: there is no author without a message. */
const isGiven = (input: Input, { path, ...place }: Place): boolean =>
  readPlace(input, { ...place, path: path.slice(0, path.lastIndexOf('.')) }) !== undefined &&
  (path.startsWith('message.') || readPlace(input, { ...place, path }) !== undefined);

/** How a change appears in the audit log. */
export const actOf = (change: Pick<Change, 'operation' | 'operator' | 'input' | 'origin'>, app: string) => ({
  operator: change.operator,
  app,
  operation: change.operation.spec.name,
  effect: effectOf(change.operation.entry, change.input),
  target: targetOf(change.operation.entry, change.input),
  request: { ...change.input },
  origin: change.origin,
});

/** Makes a change: written down, sent, what became of it written down. Throws `UpstreamFailure`
 *  when no answer of the API came. */
export async function makeChange(
  context: BaseContext,
  connection: Connection,
  identities: Identities,
  change: Change,
): Promise<Answer> {
  const appId = connection.app.id;
  const act = { ...actOf(change, appId), id: change.auditId };
  const startedAt = performance.now();
  const durationMs = () => performance.now() - startedAt;
  try {
    if (change.operation.entry.actor) await identities.ensure(change.operator, appId, change.origin);
  } catch (error) {
    await context.audit.record(act, { ...failureOf(error, true), durationMs: durationMs() });
    throw error;
  }
  const pending = await context.audit.begin(act);
  const finish = (result: Result) => finishAct(context, pending, { ...result, durationMs: durationMs() });
  try {
    const answer = await sendAsActor(connection, identities, change);
    await finish({ ...resultOf(answer), channel: channelOf(change, answer) });
    return answer;
  } catch (error) {
    await finish(failureOf(error, error instanceof UpstreamFailure && error.isCertain));
    throw error;
  }
}

/** Where the message is that was changed: the request names it by its id alone. */
const channelOf = ({ operation: { entry } }: Change, answer: Answer): string | undefined =>
  entry.target?.kind === 'message' && answer.status < 400 ? channelOfAnswer(answer.text) : undefined;

async function sendAsActor(connection: Connection, identities: Identities, change: Change): Promise<Answer> {
  const { operation, operator, method, path, body, form, origin } = change;
  const head = { method, path, requestId: origin.requestId, isAdmin: operator.role === 'admin' };
  const isRepeatable = idempotentChanges.has(operation.spec.name);
  const sendIt = () =>
    form ? sendUpload(connection, head, form) : send(connection, { ...head, body, isRepeatable });
  const answer = await sendIt();
  const isActorMissing =
    operation.entry.actor !== null &&
    (answer.status === 400 || answer.status === 404) &&
    saysMissing(answer.text, identityOf(operator));
  if (!isActorMissing) return answer;
  // Somebody has deleted the operator's user. The call was refused, so sending it again is safe.
  await identities.renew(operator, connection.app.id, origin);
  return sendIt();
}

const saysMissing = (text: string, userId: string): boolean =>
  text.includes(userId) && /doesn't exist|don't exist|does not exist|not found|could not find/i.test(text);
