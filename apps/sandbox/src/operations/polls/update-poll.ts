import type { updatePoll as Operation } from '@backchannel/chat-api/operations';
import type { PollOptionRequest } from '@backchannel/chat-api/types';
import { requireActor } from '../../actor.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { removeOptions } from '../../store/poll-votes.ts';
import { insertOption, optionsOf, updateOption, updatePoll as writePoll } from '../../store/polls.ts';
import type { PollRow } from '../../store/polls.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { checkPathId } from '../path-id.ts';
import { emitPollEvent } from './poll-event.ts';
import { answerPoll, requireOwner, requirePoll } from './poll-of-call.ts';
import { optionText, settingsOf } from './poll-settings.ts';

/** Makes the list the poll's options: known ids change, new ones are added, the others go with their votes. */
function replaceOptions(
  { db }: Context,
  poll: PollRow,
  options: readonly PollOptionRequest[],
  userId: string,
): void {
  const ids = new Set(options.map((option) => option.id));
  if (ids.size < options.length) throw inputError('field "options" must not name an option twice');
  const known = new Map(optionsOf(db, [poll.id]).map((option) => [option.id, option]));
  removeOptions(
    db,
    poll.id,
    [...known.keys()].filter((id) => !ids.has(id)),
  );
  for (const [index, { id, text, custom }] of options.entries()) {
    checkCustomSize(custom, 'poll option');
    const old = known.get(id);
    const content = {
      text: optionText(text ?? old?.text, `options[${index}].text`),
      custom: JSON.stringify(custom ?? {}),
    };
    checkPathId(id, `"options[${index}].id"`);
    if (!old) insertOption(db, { poll_id: poll.id, id, ...content, created_by_id: userId });
    updateOption(db, poll.id, id, { ...content, position: index });
  }
}

/** Writes a poll anew: what the request leaves out is the default again, but for options, which then stay. */
export const updatePoll: Handler<typeof Operation> = ({ body, caller }, context) => {
  const userId = requireActor(context, caller, body, 'poll');
  const poll = requirePoll(context, caller, body.id);
  requireOwner(caller, poll);
  const settings = settingsOf(body);
  writePoll(context.db, poll.id, { ...settings, updated_at: context.clock.now() });
  if (body.options !== undefined) replaceOptions(context, poll, body.options, userId);
  const closed = settings.is_closed === 1 && poll.is_closed === 0;
  emitPollEvent(
    context,
    closed ? 'poll.closed' : 'poll.updated',
    requirePoll(context, caller, poll.id),
    userId,
  );
  return { poll: answerPoll(context, poll.id, userId) };
};
