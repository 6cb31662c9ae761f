import type { deactivateUser as Operation } from '@backchannel/chat-api/operations';
import { UserBook } from '../../assemble/users.ts';
import { finishTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import type { LongHandler } from '../handler.ts';
import { deactivateSome } from './deactivation.ts';
import type { Deactivation, Within } from './deactivation.ts';

interface Input extends Deactivation {
  userId: string;
}

const kind = defineLongTask('deactivate_user', (progress, input, context) => {
  // Both are what was written here and there.
  const { userId, ...how } = input as unknown as Input;
  const further = deactivateSome(context, userId, how, progress as Within | undefined);
  return further ? { progress: { ...further } } : { result: {} };
});

export const deactivateUser: LongHandler<typeof Operation> = (call, context) => {
  const { user_id: userId } = call.params;
  const { mark_messages_deleted: messages = false, created_by_id: byId } = call.body;
  const input: Input = { userId, messages, byId };
  return finishTask(call, context, kind, { ...input }, () => ({ user: new UserBook(context).get(userId) }));
};
