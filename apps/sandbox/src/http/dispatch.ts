import type { OperationSpec } from '@backchannel/chat-api/spec';
import type { Context } from '../context.ts';
import { requireAccess } from './access.ts';
import { handlerOf } from '../operations/index.ts';
import type { Foresight } from '../events/before-send.ts';
import type { Answered } from '../operations/slash-commands/ask-app.ts';
import type { Caller } from './auth.ts';
import type { RateLimiter } from './rate-limit.ts';
import type { ReceivedFile } from './upload-form.ts';
import { Unfinished } from '../tasks/run-task.ts';
import { checkFields } from './validate.ts';

/** A request as the transport has read it, before its fields are checked. */
export interface RawCall {
  spec: OperationSpec;
  caller: Caller;
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
  /** The file of an upload. */
  upload?: ReceivedFile | undefined;
}

/** What calls need of the transport. */
export interface Services {
  rateLimits: RateLimiter;
  /** A token with which to act as the user. */
  issueToken(userId: string): string;
  answered?: Answered | undefined;
  foresight?: Foresight | undefined;
}

/** Checks a call's input and runs its handler; what it changed, all of it, is saved when the answer comes. */
export async function dispatch(raw: RawCall, context: Context, services: Services): Promise<object> {
  const { spec, caller } = raw;
  const handler = handlerOf(spec.name);
  requireAccess(context, caller, spec);
  const later: (() => void)[] = [];
  const call = {
    spec,
    caller,
    params: checkFields(spec.pathParams, raw.params),
    query: checkFields(spec.queryParams, raw.query),
    body: checkFields(spec.bodyParams, raw.body),
    cleared: Object.keys(raw.body).filter((field) => raw.body[field] === null),
    upload: raw.upload,
    ...services,
    afterCommit: (work: () => void) => {
      later.push(work);
    },
  };
  const answer = await context.db.grouped(() => {
    // It may not be the first time.
    later.length = 0;
    // The checks above have made the call what the handler of this operation takes.
    return handler(call as never, context as never);
  });
  for (const work of later) setImmediate(work);
  if (!(answer instanceof Unfinished)) return answer;
  await answer.ended;
  // Whatever a handler of this operation answers, in the end it is an object.
  return context.db.grouped(() => answer.answer() as object);
}
