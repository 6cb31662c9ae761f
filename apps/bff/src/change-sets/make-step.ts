import { isAsWanted, type Settings, settingsAfter } from '@backchannel/configuration';
import { z } from 'zod';
import type { Operator } from '../auth/operator.ts';
import type { Identities } from '../chat-proxy/identities.ts';
import { makeOwnChange } from '../chat-proxy/own-change.ts';
import { resultOf } from '../chat-proxy/result.ts';
import type { BaseContext } from '../context.ts';
import { ReadRefused, saysMissing } from '../history/read-settings.ts';
import { headOf, newestCreation, versionAt } from '../history/versions.ts';
import { Conflict, HttpError, NotFound } from '../http/errors.ts';
import { newRequestId } from '../http/request-id.ts';
import { UpstreamFailure } from '../upstream/failure.ts';
import type { Answer } from '../upstream/send.ts';
import { type StepRow, versionOfStep } from './ledger.ts';
import { callOf, madeBefore, type PlannedStep, stepSchema } from './plan.ts';
import type { StepError, StepState } from './types.ts';

/** What became of a step. */
export interface StepResult {
  readonly state: Extract<StepState, 'done' | 'failed' | 'unknown'>;
  readonly version?: number | undefined;
  readonly error?: StepError | undefined;
}

/** For whom a step is made. */
export interface Maker {
  readonly operator: Operator;
  readonly reason: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** A step as it was planned. */
function plannedStep(row: StepRow): PlannedStep {
  const { app, kind, name, act, fingerprint, body } = row;
  return stepSchema.parse({ app, kind, name, act, fingerprint, body: JSON.parse(body) });
}

/** Makes one step, as the page of its operator would. One that was tried before is looked for first: it may have been sent
 *  and not heard of, or somebody may have done it by hand. */
export async function makeStep(
  context: BaseContext,
  identities: Identities,
  row: StepRow,
  maker: Maker,
): Promise<StepResult> {
  const requestId = newRequestId();
  const wasTried = row.state !== ('waiting' satisfies StepState);
  const orFailed = <Result extends StepResult | undefined>(
    run: () => Promise<Result>,
    stateOf = (error: unknown): StepResult['state'] => (isUncertain(error) ? 'unknown' : 'failed'),
  ): Promise<Result | StepResult> =>
    run().catch((error: unknown) => {
      const isTheirs = error instanceof HttpError || error instanceof ReadRefused;
      if (!isTheirs) context.log.error({ err: error, requestId }, 'a step failed');
      return { state: stateOf(error), error: errorOf(error, requestId) };
    });
  return orFailed(async () => {
    const step = plannedStep(row);
    const look = () =>
      orFailed(
        () => lookFor(context, step, maker, requestId),
        // Who could not look knows what was known before.
        () => (isSettled(row) ? 'failed' : 'unknown'),
      );
    const found = wasTried ? await look() : undefined;
    if (found) return found;
    const expected = await expectedBy(context, row, step);
    const sent = await orFailed(() => send(context, identities, step, { ...maker, requestId, expected }));
    // The first sending may have arrived only now.
    const isLate = wasTried && sent.error?.code === 'moved_on';
    return (isLate ? await look() : undefined) ?? sent;
  });
}

/** Whether it is certain that a step that was tried before was not done. */
const isSettled = ({ state }: StepRow): boolean =>
  (['failed', 'limited'] satisfies StepState[]).some((each) => each === state);

/** Of which settings the object has to be for a step. For one that changes what the step before has made, these are that
 *  version's: somebody else may have changed it since, however short a time that is. */
async function expectedBy(
  { db }: BaseContext,
  { change_set_id, position }: StepRow,
  { app, kind, name, fingerprint }: PlannedStep,
): Promise<string> {
  if (fingerprint !== madeBefore) return fingerprint;
  const number = await versionOfStep(db, change_set_id, position - 1);
  const made = number === null ? undefined : await versionAt(db, { app, kind, name }, number);
  // What it left is not known, so that nothing can be told from what somebody else has changed.
  if (!made)
    throw new Conflict('moved_on', 'Nobody knows any more what the step before has made. Look first.');
  return made.fingerprint;
}

async function send(
  context: BaseContext,
  identities: Identities,
  step: PlannedStep,
  call: Maker & { requestId: string; expected: string },
): Promise<StepResult> {
  const { operator, reason, ip, userAgent, requestId, expected } = call;
  const { answer, version } = await makeOwnChange(context, identities, {
    ...callOf(step),
    app: step.app,
    operator,
    origin: { requestId, ip: ip ?? undefined, userAgent: userAgent ?? undefined },
    terms: { expected, reason: reason ?? undefined },
  });
  if (answer.status < 400) return { state: 'done', version };
  const state = resultOf(answer).outcome === 'unknown' ? 'unknown' : 'failed';
  return { state, error: errorIn(answer, requestId) };
}

/** Whether the object is what the step was to make of it. Looking also settles what was sent and not heard of again. */
async function lookFor(
  context: BaseContext,
  step: PlannedStep,
  { operator }: Maker,
  requestId: string,
): Promise<StepResult | undefined> {
  const { app, kind, name } = step;
  const connection = context.upstream.connection(app);
  if (!connection) throw new NotFound('This app');
  const asker = { requestId, isAdmin: operator.role === 'admin' };
  const object = await context.history
    .observeOne(connection, { app, kind, name }, asker)
    .catch((error: unknown) => {
      if (saysMissing(error)) return undefined;
      throw error;
    });
  if (!isMade(step, object?.settings)) return undefined;
  const place = { app, kind, name };
  // What came after a creation is not what it left: the step that follows has to see the difference.
  const created = step.act === 'create' ? await newestCreation(context.db, place) : undefined;
  const version = created ?? (object ? object.version : (await headOf(context.db, place)).number);
  return { state: 'done', version: version ?? undefined };
}

const isMade = ({ act, kind, body }: PlannedStep, now: Settings | undefined): boolean =>
  act === 'delete' || now === undefined
    ? act === 'delete' && now === undefined
    : isAsWanted(kind, now, settingsAfter(kind, now, body));

/** What broke off may have been done; so may what failed here, in the middle of it. */
const isUncertain = (error: unknown): boolean =>
  error instanceof UpstreamFailure ? !error.isCertain : !(error instanceof HttpError);

function errorOf(error: unknown, requestId: string): StepError {
  if (error instanceof ReadRefused) return errorIn(error.answer, requestId);
  if (!(error instanceof HttpError)) {
    const message = 'Something went wrong here. The log has it under this request id.';
    return { status: 500, code: 'internal_error', message, requestId };
  }
  const { status, code, message, details } = error;
  return { status, code, message, requestId, retryAfterS: details.retry_after_s };
}

const apiErrorSchema = z.object({ code: z.number(), message: z.string() });

function errorIn({ status, text }: Answer, requestId: string): StepError {
  const { code, message } = apiErrorSchema.parse(JSON.parse(text));
  return { status, code: String(code), message, requestId };
}
