import type { deactivateUsers as Operation } from '@backchannel/chat-api/operations';
import { oneByOne } from '../../tasks/one-by-one.ts';
import { startTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import type { Handler } from '../handler.ts';
import { deactivateSome } from './deactivation.ts';
import type { Within } from './deactivation.ts';
import { uniqueIds } from './unique-ids.ts';

const kind = defineLongTask(
  'deactivate_users',
  oneByOne((id, { messages, channels, byId }, context, within) => {
    const how = {
      messages: messages === true,
      channels: channels === true,
      byId: typeof byId === 'string' ? byId : undefined,
    };
    // What was written here.
    const further = deactivateSome(context, id, how, within as Within | undefined);
    return further && { ...further };
  }),
);

/** A task that says of each user what became of them. */
export const deactivateUsers: Handler<typeof Operation> = (call, context) => {
  const {
    user_ids,
    mark_messages_deleted: messages,
    mark_channels_deleted: channels,
    created_by_id: byId,
  } = call.body;
  return { task_id: startTask(call, context, kind, { ids: uniqueIds(user_ids), messages, channels, byId }) };
};
