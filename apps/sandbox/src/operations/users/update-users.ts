import type { updateUsers as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { emitUserEvent } from '../../events/emit.ts';
import { saveUser } from '../../store/users.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { answerUsers } from './answer-users.ts';
import { checkUser } from './check-user.ts';
import { guardUsers } from './guard-users.ts';
import { checkUserId } from './user-id.ts';

const MOST_USERS = 100;

export const updateUsers: Handler<typeof Operation> = ({ body, caller }, context) => {
  const entries = Object.entries(body.users);
  if (entries.length === 0) throw inputError('field "users" must contain at least 1 item(s)');
  if (entries.length > MOST_USERS)
    throw inputError(`field "users" must contain at maximum ${MOST_USERS} items`);
  for (const [key, user] of entries) {
    if (user.id !== key)
      throw inputError(`field "users.${key}.id" must be the key of its entry but is "${user.id}"`);
    checkUserId(user.id);
    checkCustomSize(user.custom, 'user');
    guardUsers(context, caller, [user]);
    checkUser(context, user);
    saveUser(context.db, user, context.clock.now());
    emitUserEvent(context, 'user.updated', user.id);
  }
  return answerUsers(
    context,
    entries.map(([id]) => id),
  );
};
