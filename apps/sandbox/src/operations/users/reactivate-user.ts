import type { reactivateUser as Operation } from '@backchannel/chat-api/operations';
import { UserBook } from '../../assemble/users.ts';
import { finishTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import type { LongHandler } from '../handler.ts';
import { reactivateSome } from './deactivation.ts';
import type { Deactivation, Within } from './deactivation.ts';

interface Input extends Deactivation {
  userId: string;
  name?: string | undefined;
}

const kind = defineLongTask('reactivate_user', (progress, input, context) => {
  // Both are what was written here and there.
  const { userId, ...how } = input as unknown as Input;
  const further = reactivateSome(context, userId, how, progress as Within | undefined);
  return further ? { progress: { ...further } } : { result: {} };
});

export const reactivateUser: LongHandler<typeof Operation> = (call, context) => {
  const { user_id: userId } = call.params;
  const { restore_messages: messages = false, name, created_by_id: byId } = call.body;
  const input: Input = { userId, messages, name, byId };
  return finishTask(call, context, kind, { ...input }, () => ({ user: new UserBook(context).get(userId) }));
};
