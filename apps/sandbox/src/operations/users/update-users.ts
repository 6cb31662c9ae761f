import type { updateUsers as Operation } from '@backchannel/chat-api/operations';
import { assembleFullUsers } from '../../assemble/full-users.ts';
import { inputError } from '../../errors.ts';
import { findUsers, saveUser } from '../../store/users.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';

const MOST_USERS = 100;
const USER_ID = /^[\w@.!-]{1,255}$/;

export const updateUsers: Handler<typeof Operation> = ({ body }, context) => {
  const entries = Object.entries(body.users);
  if (entries.length === 0) throw inputError('field "users" must contain at least 1 item(s)');
  if (entries.length > MOST_USERS)
    throw inputError(`field "users" must contain at maximum ${MOST_USERS} items`);
  for (const [key, user] of entries) {
    if (user.id !== key)
      throw inputError(`field "users.${key}.id" must be the key of its entry but is "${user.id}"`);
    if (!USER_ID.test(user.id))
      throw inputError(`user id "${user.id.slice(0, 100)}" may only have letters, digits and @_-.!`);
    checkCustomSize(user.custom, 'user');
    saveUser(context.db, user, context.clock.now());
  }
  const rows = findUsers(
    context.db,
    entries.map(([id]) => id),
  );
  return {
    users: Object.fromEntries(assembleFullUsers(context, rows).map((user) => [user.id, user])),
    membership_deletion_task_id: '',
  };
};
