import type { deletePollOption as Operation } from '@backchannel/chat-api/operations';
import { actorOf } from '../../actor.ts';
import { removeOptions } from '../../store/poll-votes.ts';
import { updatePoll } from '../../store/polls.ts';
import type { Handler } from '../handler.ts';
import { emitPollEvent } from './poll-event.ts';
import { requireOption, requireOwner, requirePoll } from './poll-of-call.ts';

/** Removes an option with the votes for it. */
export const deletePollOption: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const userId = actorOf(context, caller, query);
  const poll = requirePoll(context, caller, params.poll_id);
  requireOwner(caller, poll);
  const option = requireOption(context, poll, params.option_id);
  removeOptions(context.db, poll.id, [option.id]);
  updatePoll(context.db, poll.id, { updated_at: context.clock.now() });
  emitPollEvent(context, 'poll.updated', requirePoll(context, caller, poll.id), userId);
  return {};
};
