import type { AnswerOf, BodyOf, ParamsOf, QueryOf } from '@backchannel/chat-api';
import type { OperationSpec } from '@backchannel/chat-api/spec';
import type { Context } from '../context.ts';
import type { Foresight } from '../events/before-send.ts';
import type { Caller } from '../http/auth.ts';
import type { RateLimiter } from '../http/rate-limit.ts';
import type { ReceivedFile } from '../http/upload-form.ts';
import type { PagedAnswer } from '../json/paged-answer.ts';
import type { WrittenAnswer } from '../json/written-answer.ts';
import type { Unfinished } from '../tasks/run-task.ts';
import type { Answered } from './slash-commands/ask-app.ts';

/** One call, with its input checked against the API's description. Times in it are still as they came. */
export interface Call<O> {
  readonly spec: OperationSpec;
  readonly caller: Caller;
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  /** The fields of the body that came as null: mostly the same as absent, sometimes what takes a setting back. */
  readonly cleared: readonly string[];
  /** The file of an upload. */
  readonly upload?: ReceivedFile | undefined;
  /** What the app's own server has answered, when it had to be asked; see slash-commands/ask-app.ts. */
  readonly answered?: Answered | undefined;
  /** What the app's own server has said of a message before it is sent; see events/before-send.ts. */
  readonly foresight?: Foresight | undefined;
  readonly rateLimits: RateLimiter;
  /** A token with which to act as the user. */
  issueToken(userId: string): string;
  /** Runs `work` after the call's changes are stored; what it throws no longer reaches the caller. */
  afterCommit(work: () => void): void;
}

/** What a handler answers; the transport adds `duration` where the answer has it. */
export type Reply<O> = Omit<AnswerOf<O>, 'duration'>;

/**
 * Carries out one operation. It runs in one transaction: what it throws undoes what it did. Refusals are
 * thrown as `ApiFailure`.
 */
export type Handler<O> = (call: Call<O>, context: Context) => Reply<O>;

/** A {@link Handler} whose work may go on after its transaction; see `finishTask`. */
export type LongHandler<O> = (call: Call<O>, context: Context) => Reply<O> | Unfinished<Reply<O>>;

/** A {@link Handler} of an answer so large that it writes it itself. */
export type WrittenHandler<O> = (
  call: Call<O>,
  context: Context,
) => WrittenAnswer | Unfinished<WrittenAnswer>;

/** A {@link Handler} of an answer that is read while it is sent. */
export type PagedHandler<O> = (call: Call<O>, context: Context) => PagedAnswer;
