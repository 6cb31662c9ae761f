import type { createPoll as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { inputError } from '../../errors.ts';
import { findPoll, insertOption, insertPoll } from '../../store/polls.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { checkPathId } from '../path-id.ts';
import { answerPoll } from './poll-of-call.ts';
import { optionText, settingsOf } from './poll-settings.ts';

/** Makes a poll; its options get ids of their own. People can vote once a message shows it. */
export const createPoll: Handler<typeof Operation> = ({ body, caller }, context) => {
  const { db, clock, newId } = context;
  const userId = requireActor(context, caller, body, 'poll');
  const id = body.id || newId();
  checkPathId(id, 'poll id');
  if (findPoll(db, id)) throw inputError(`a poll with ID ${id} already exists`);
  const now = clock.now();
  insertPoll(db, { id, ...settingsOf(body), created_by_id: userId, created_at: now, updated_at: now });
  for (const [index, option] of (body.options ?? []).entries()) {
    checkCustomSize(option.custom, 'poll option');
    insertOption(db, {
      poll_id: id,
      id: newId(),
      text: optionText(option.text, `options[${index}].text`),
      custom: JSON.stringify(option.custom ?? {}),
      created_by_id: userId,
    });
  }
  return { poll: answerPoll(context, id, userId) };
};
