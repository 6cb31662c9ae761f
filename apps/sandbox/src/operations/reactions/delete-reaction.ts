import type { deleteReaction as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { UserBook } from '../../assemble/users.ts';
import { doesNotExist } from '../../errors.ts';
import { emitReactionEvent } from '../../events/reaction-events.ts';
import { presentReaction } from '../../present/reaction.ts';
import { requirePermission } from '../../permissions.ts';
import { findReaction, removeReaction } from '../../store/reactions.ts';
import type { Handler } from '../handler.ts';
import { answerMessage } from '../messages/answer-message.ts';
import { requireMessage } from '../messages/find-message.ts';

/** Takes a user's reaction of one type back, and answers with what it was. */
export const deleteReaction: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const { db } = context;
  const userId = requireActor(context, caller, query, 'reaction');
  const { row, channel } = requireMessage(context, caller, params.id);
  requirePermission(context, caller, channel, 'delete-reaction', userId);
  const reaction = findReaction(db, row.id, userId, params.type);
  if (!reaction) {
    throw doesNotExist(`reaction "${params.type}" of user ${userId} to message ${row.id} doesn't exist`);
  }
  removeReaction(db, row.id, userId, params.type);
  emitReactionEvent(context, 'reaction.deleted', { row, channel }, reaction);
  return {
    message: answerMessage(context, row, { viewer: caller, readerId: userId }),
    reaction: presentReaction(reaction, new UserBook(context).get(userId)),
  };
};
