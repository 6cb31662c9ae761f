import type { createPollOption as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { inputError, notAllowed } from '../../errors.ts';
import { presentOption } from '../../present/poll.ts';
import { countOptions, insertOption, updatePoll } from '../../store/polls.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { emitPollEvent } from './poll-event.ts';
import { requireOption, requirePoll } from './poll-of-call.ts';
import { optionText } from './poll-settings.ts';

const MOST_OPTIONS = 100;

/** Adds an option: its creator may always, others where the poll takes suggestions. */
export const createPollOption: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const { db, clock, newId } = context;
  const userId = requireActor(context, caller, body, 'poll option');
  const poll = requirePoll(context, caller, params.poll_id);
  if (userId !== poll.created_by_id && caller.kind !== 'server' && poll.allow_user_suggested_options === 0)
    throw notAllowed(`the poll with id ${poll.id} takes no suggested options`);
  if (poll.is_closed === 1) throw inputError(`poll with id ${poll.id} is closed`);
  if (countOptions(db, poll.id) >= MOST_OPTIONS)
    throw inputError(`a poll has at most ${MOST_OPTIONS} options`);
  checkCustomSize(body.custom, 'poll option');
  const id = newId();
  insertOption(db, {
    poll_id: poll.id,
    id,
    text: optionText(body.text),
    custom: JSON.stringify(body.custom ?? {}),
    created_by_id: userId,
  });
  updatePoll(db, poll.id, { updated_at: clock.now() });
  emitPollEvent(context, 'poll.updated', requirePoll(context, caller, poll.id), userId);
  return { poll_option: presentOption(requireOption(context, poll, id)) };
};
