import type { deletePoll as Operation } from '@backchannel/chat-api/operations';
import { actorOf } from '../../actor.ts';
import { removePoll } from '../../store/polls.ts';
import type { Handler } from '../handler.ts';
import { emitPollEvent } from './poll-event.ts';
import { requireOwner, requirePoll } from './poll-of-call.ts';

/** Removes a poll with its options and votes. */
export const deletePoll: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const userId = actorOf(context, caller, query);
  const poll = requirePoll(context, caller, params.poll_id);
  requireOwner(caller, poll);
  // While there are still messages that show it.
  emitPollEvent(context, 'poll.deleted', poll, userId);
  removePoll(context.db, poll.id);
  return {};
};
