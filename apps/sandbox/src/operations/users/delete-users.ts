import type { deleteUsers as Operation } from '@backchannel/chat-api/operations';
import { requireUsers } from '../../actor.ts';
import { inputError } from '../../errors.ts';
import { findUser, updateUser } from '../../store/users.ts';
import { oneByOne } from '../../tasks/one-by-one.ts';
import { startTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import type { Handler } from '../handler.ts';
import { requireUser } from './answer-users.ts';
import { deleteSomeOf } from './delete-user-steps.ts';
import type { How, Within } from './delete-user-steps.ts';
import { uniqueIds } from './unique-ids.ts';

const kind = defineLongTask(
  'delete_users',
  oneByOne((id, { how }, context, within) => {
    const user = findUser(context.db, id);
    if (!user) requireUser(context, id);
    // Restored since the call, they stay.
    if (user?.deleted_at === null) throw inputError(`user "${id}" was restored before it was deleted`);
    // Both are what was written here and there.
    const further = deleteSomeOf(context, id, how as How, within as Within | undefined);
    return further && { ...further };
  }),
);

/** The users vanish at once; a task then sees to what they wrote, their memberships and their conversations. */
export const deleteUsers: Handler<typeof Operation> = (call, context) => {
  const { user_ids, user, messages, conversations, files, new_channel_owner_id: newOwnerId } = call.body;
  if (user === 'hard' && (messages !== 'hard' || conversations !== 'hard')) {
    throw inputError('"user": "hard" needs "messages": "hard" and "conversations": "hard"');
  }
  const ids = uniqueIds(user_ids);
  if (newOwnerId !== undefined) requireUsers(context, [newOwnerId], 'delete users operation');
  const now = context.clock.now();
  for (const id of ids) {
    if (findUser(context.db, id)?.deleted_at === null)
      updateUser(context.db, id, { deleted_at: now, updated_at: now });
  }
  const how: How = { user, messages, conversations, files, newOwnerId };
  return { task_id: startTask(call, context, kind, { ids, how }) };
};
