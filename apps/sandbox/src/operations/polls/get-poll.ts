import type { getPoll as Operation } from '@backchannel/chat-api/operations';
import { actorOf } from '../../actor.ts';
import { assemblePoll } from '../../assemble/polls.ts';
import type { Handler } from '../handler.ts';
import { requirePoll } from './poll-of-call.ts';

export const getPoll: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const poll = requirePoll(context, caller, params.poll_id);
  return { poll: assemblePoll(context, poll, actorOf(context, caller, query)) };
};
