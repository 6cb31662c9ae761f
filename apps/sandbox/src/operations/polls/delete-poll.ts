import type { deletePoll as Operation } from '@backchannel/chat-api/operations';
import { actorOf } from '../../actor.ts';
import { removePoll, removeSomeVotes } from '../../store/polls.ts';
import { finishTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import type { LongHandler } from '../handler.ts';
import { emitPollEvent } from './poll-event.ts';
import { requireOwner, requirePoll } from './poll-of-call.ts';

// So many votes at a time that nobody has to wait.
const SHARE = 500;

// The input is what is written below.
const kind = defineLongTask('delete_poll', (_progress, { id }, { db }) => {
  if (removeSomeVotes(db, id as string, SHARE) === SHARE) return { progress: {} };
  removePoll(db, id as string);
  return { result: {} };
});

/** Removes a poll with its options and votes. */
export const deletePoll: LongHandler<typeof Operation> = (call, context) => {
  const { params, query, caller } = call;
  const userId = actorOf(context, caller, query);
  const poll = requirePoll(context, caller, params.poll_id);
  requireOwner(caller, poll);
  // While there are still messages that show it.
  emitPollEvent(context, 'poll.deleted', poll, userId);
  return finishTask(call, context, kind, { id: poll.id }, () => ({}));
};
