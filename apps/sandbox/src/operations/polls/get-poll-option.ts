import type { getPollOption as Operation } from '@backchannel/chat-api/operations';
import { presentOption } from '../../present/poll.ts';
import type { Handler } from '../handler.ts';
import { requireOption, requirePoll } from './poll-of-call.ts';

export const getPollOption: Handler<typeof Operation> = ({ params, caller }, context) => {
  const poll = requirePoll(context, caller, params.poll_id);
  return { poll_option: presentOption(requireOption(context, poll, params.option_id)) };
};
