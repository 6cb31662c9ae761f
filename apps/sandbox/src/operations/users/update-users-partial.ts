import type { updateUsersPartial as Operation } from '@backchannel/chat-api/operations';
import { inputError, notAllowed } from '../../errors.ts';
import { emitUserEvent } from '../../events/emit.ts';
import { saveUser, updateUser } from '../../store/users.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { answerUsers, requireUser } from './answer-users.ts';
import { checkUser } from './check-user.ts';
import { guardUsers } from './guard-users.ts';
import { patchUser } from './user-patch.ts';

/** All of them or, when one cannot be changed, none. */
export const updateUsersPartial: Handler<typeof Operation> = ({ body, caller }, context) => {
  if (body.users.length === 0) throw inputError('field "users" must contain at least 1 item(s)');
  for (const { id, set = {}, unset = [] } of body.users) {
    const before = requireUser(context, id);
    const user = patchUser(before, set, unset);
    guardUsers(context, caller, [user]);
    checkCustomSize(user.custom, 'user');
    checkUser(context, user);
    saveUser(context.db, user, context.clock.now());
    if (user.revokedBefore !== undefined && caller.kind !== 'server')
      throw notAllowed(`User '${id}' is not allowed to take tokens back`);
    if (user.revokedBefore !== undefined)
      updateUser(context.db, id, { revoke_tokens_issued_before: user.revokedBefore });
    emitUserEvent(context, 'user.updated', id);
  }
  return answerUsers(
    context,
    body.users.map(({ id }) => id),
  );
};
