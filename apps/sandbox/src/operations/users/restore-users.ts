import type { restoreUsers as Operation } from '@backchannel/chat-api/operations';
import { doesNotExist, inputError } from '../../errors.ts';
import { findUser, updateUser } from '../../store/users.ts';
import type { Handler } from '../handler.ts';

/** Brings softly deleted users back: who they are, not what they wrote or belonged to. */
export const restoreUsers: Handler<typeof Operation> = ({ body }, { db, clock }) => {
  for (const id of new Set(body.user_ids)) {
    const user = findUser(db, id);
    if (!user) throw doesNotExist(`user with id ${id} doesn't exist`);
    if (user.deleted_at === null) throw inputError(`user "${id}" is not deleted, it can't be restored`);
    updateUser(db, id, { deleted_at: null, updated_at: clock.now() });
  }
  return {};
};
