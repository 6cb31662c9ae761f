import type { UserRequest } from '@backchannel/chat-api/types';
import type { UserBook } from './assemble/users.ts';
import type { Context } from './context.ts';
import { inputError } from './errors.ts';
import type { ApiFailure } from './errors.ts';
import type { Caller } from './http/auth.ts';
import { checkUser } from './operations/users/check-user.ts';
import { countActivity } from './store/counters/usage.ts';
import { ensureUser, findUser, missingUsers } from './store/users.ts';

const CHANNEL_CREATION = 'channel create operation';

/** The two ways in which a request names the user who acts. */
export interface ActorFields {
  user?: UserRequest | undefined;
  user_id?: string | undefined;
}

/**
 * The user who acts or reads: a user token's own user, otherwise the one that the request names, who is
 * written first when given as a whole object. Undefined when the app's server acts for nobody.
 */
export function actorOf(context: Context, caller: Caller, fields: ActorFields): string | undefined {
  const id = namedActor(context, caller, fields);
  if (id !== undefined) countActivity(context.db, id, false, context.clock.now());
  return id;
}

function namedActor(context: Context, caller: Caller, fields: ActorFields): string | undefined {
  if (caller.kind === 'user') {
    ensureUser(context.db, { id: caller.userId }, context.clock.now());
    return caller.userId;
  }
  // Whom an anonymous caller names is not who it is.
  if (caller.kind === 'anonymous') return undefined;
  if (fields.user !== undefined) {
    checkUser(context, fields.user);
    ensureUser(context.db, fields.user, context.clock.now());
    return fields.user.id;
  }
  return fields.user_id === '' ? undefined : fields.user_id;
}

/** The user whose token is used, if one is. */
export const callerId = (caller: Caller): string | undefined =>
  caller.kind === 'user' ? caller.userId : undefined;

/**
 * The user who acts, for what cannot be done for nobody. `name` is what the API calls the object that holds
 * the fields (`message`, `reaction`), `users` the answer's, who get to know the user. Throws 400/4 without one, and when
 * that user does not exist.
 */
export function requireActor(
  context: Context,
  caller: Caller,
  fields: ActorFields,
  name: string,
  users?: UserBook,
): string {
  const id = actorOf(context, caller, fields);
  if (id === undefined) {
    throw inputError(`either ${name}.user or ${name}.user_id must be provided when using server side auth.`);
  }
  const row = findUser(context.db, id);
  if (!row || row.deleted_at !== null) throw missingError([id], 'this operation');
  users?.add(row);
  return id;
}

/** Throws 400/4 naming those of the users who do not exist; `what` says what they were wanted for. */
export function requireUsers(context: Context, ids: readonly string[], what: string): void {
  const missing = missingUsers(context.db, ids);
  if (missing.length > 0) throw missingError(missing, what);
}

function missingError(ids: readonly string[], what: string): ApiFailure {
  // The API's own words, which clients look for, are those of a channel that is created.
  const before = what === CHANNEL_CREATION ? 'before setting up the channel' : 'before';
  return inputError(
    `The following users are involved in ${what}, but don't exist: [${ids.join(' ')}]. Please create the user objects ${before}.`,
  );
}
