import type { updatePollOption as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { presentOption } from '../../present/poll.ts';
import { updateOption, updatePoll } from '../../store/polls.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { emitPollEvent } from './poll-event.ts';
import { requireOption, requireOwner, requirePoll } from './poll-of-call.ts';
import { optionText } from './poll-settings.ts';

/** Writes an option's text and custom data; the votes for it stay. */
export const updatePollOption: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const userId = requireActor(context, caller, body, 'poll option');
  const poll = requirePoll(context, caller, params.poll_id);
  requireOwner(caller, poll);
  const option = requireOption(context, poll, body.id);
  checkCustomSize(body.custom, 'poll option');
  updateOption(context.db, poll.id, option.id, {
    text: optionText(body.text),
    custom: JSON.stringify(body.custom ?? {}),
  });
  updatePoll(context.db, poll.id, { updated_at: context.clock.now() });
  emitPollEvent(context, 'poll.updated', requirePoll(context, caller, poll.id), userId);
  return { poll_option: presentOption(requireOption(context, poll, option.id)) };
};
