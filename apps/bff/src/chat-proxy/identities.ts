import { ChatApiError, NetworkError } from '@backchannel/chat-api';
import { updateUsers } from '@backchannel/chat-api/operations';
import { finishAct } from '../audit/finish-act.ts';
import type { Actor, Origin } from '../audit/types.ts';
import type { BaseContext } from '../context.ts';
import { UpstreamFailure } from '../upstream/failure.ts';
import { failureOf } from './result.ts';

/** What the ids of operators' users begin with, and those of nobody else. */
export const identityPrefix = 'backchannel-';

/** The user that an operator acts as, the same in every app. */
export const identityOf = ({ id }: Pick<Actor, 'id'>): string => `${identityPrefix}${id}`;

/** Who operators are in the Chat API. */
export class Identities {
  readonly #context: BaseContext;
  /** Those that are known to exist, and those that are being made. */
  readonly #known = new Map<string, Promise<void>>();

  constructor(context: BaseContext) {
    this.#context = context;
  }

  /** Sees to it that the operator's user exists in this app: made when first needed, remembered
   *  from then on. */
  async ensure(operator: Actor, appId: string, origin: Origin): Promise<void> {
    const key = `${appId} ${operator.id}`;
    const known = this.#known.get(key) ?? this.#look(operator, appId, origin);
    this.#known.set(key, known);
    try {
      await known;
    } catch (error) {
      this.#known.delete(key);
      throw error;
    }
  }

  /** Makes the user again, after the Chat API said that there is none. */
  async renew(operator: Actor, appId: string, origin: Origin): Promise<void> {
    await this.#make(operator, appId, origin);
  }

  async #look(operator: Actor, appId: string, origin: Origin): Promise<void> {
    const row = await this.#context.db
      .selectFrom('chat_identity')
      .select('user_id')
      .where('operator_id', '=', operator.id)
      .where('app', '=', appId)
      .executeTakeFirst();
    if (!row) await this.#make(operator, appId, origin);
  }

  // Two instances may do this at once: they write the same user, and the same row once.
  async #make(operator: Actor, appId: string, origin: Origin): Promise<void> {
    const { audit, clock, db, upstream } = this.#context;
    const id = identityOf(operator);
    const act = {
      operator,
      app: appId,
      operation: 'chat_identity_created',
      effect: 'write',
      target: id,
      origin,
    } as const;
    const pending = await audit.begin(act);
    try {
      const isAdmin = operator.role === 'admin';
      await upstream.client(appId, { isAdmin })(updateUsers, {
        body: { users: { [id]: { id, name: operator.name } } },
      });
    } catch (cause) {
      const error = toFailure(cause);
      await finishAct(
        this.#context,
        pending,
        failureOf(error, error instanceof UpstreamFailure && error.isCertain),
      );
      throw error;
    }
    await finishAct(this.#context, pending, { outcome: 'succeeded' });
    await db
      .insertInto('chat_identity')
      .values({ operator_id: operator.id, app: appId, user_id: id, created_at: clock() })
      .onConflict((conflict) => conflict.columns(['operator_id', 'app']).doNothing())
      .execute();
  }
}

/** What the contract's client throws, as what became of the operator's own call. */
function toFailure(error: unknown): unknown {
  if (error instanceof ChatApiError) {
    return new UpstreamFailure(
      502,
      'identity_refused',
      `The Chat API does not let you act there: ${error.message}`,
      { cause: error, isCertain: true, upstreamStatus: error.status, upstreamRequestId: error.requestId },
    );
  }
  return error instanceof NetworkError && error.cause instanceof UpstreamFailure ? error.cause : error;
}
