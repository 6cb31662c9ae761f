import type { sendReaction as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import { ApiFailure, inputError } from '../../errors.ts';
import { emitReactionEvent } from '../../events/reaction-events.ts';
import { presentReaction } from '../../present/reaction.ts';
import { requirePermission } from '../../permissions.ts';
import { pushTo } from '../../push/record-push.ts';
import { findReaction, removeOtherReactions, saveReaction } from '../../store/reactions.ts';
import { countActivity } from '../../store/counters/usage.ts';
import { toMicros } from '../../time.ts';
import { UserBook } from '../../assemble/users.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { answerMessage } from '../messages/answer-message.ts';
import { requireMessage } from '../messages/find-message.ts';
import { checkPathId } from '../path-id.ts';
import { guardFrozen } from '../messages/guard-sender.ts';

const MOST_CUSTOM_BYTES = 1024;

/** One reaction per user and type; sending it again replaces its score and custom data. */
export const sendReaction: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const { db } = context;
  const { reaction } = body;
  const userId = requireActor(context, caller, reaction, 'reaction');
  const { row: found, channel } = requireMessage(context, caller, params.id);
  const row = { ...found, reacted: 1 };
  requirePermission(context, caller, channel, 'create-reaction');
  guardFrozen(context, caller, channel);
  if (effectiveConfig(db, channel)?.settings.reactions !== true) {
    throw new ApiFailure('featureNotSupported', 'reactions are disabled for this channel');
  }
  if (reaction.type === '') throw inputError('"reaction.type" is a required field');
  checkPathId(reaction.type, 'reaction type');
  if (row.deleted_at !== null) throw inputError(`message with id ${row.id} is deleted`);
  if (row.pending === 1) throw inputError(`message with id ${row.id} is pending`);
  checkCustomSize(reaction.custom, 'reaction', MOST_CUSTOM_BYTES);
  const now = context.clock.now();
  const before = findReaction(db, row.id, userId, reaction.type);
  if (body.enforce_unique === true) removeOtherReactions(db, row.id, userId, reaction.type);
  saveReaction(db, {
    message_id: row.id,
    user_id: userId,
    type: reaction.type,
    score: reaction.score ?? 1,
    custom: JSON.stringify(reaction.custom ?? {}),
    created_at: toMicros(reaction.created_at) ?? now,
    updated_at: toMicros(reaction.updated_at) ?? now,
  });
  countActivity(db, userId, true, now);
  const saved = findReaction(db, row.id, userId, reaction.type);
  if (!saved) throw new Error(`the reaction to ${row.id} vanished while it was written`);
  if (!before && body.skip_push !== true) pushTo(context, 'reaction.new', row, userId, row.user_id);
  emitReactionEvent(context, before ? 'reaction.updated' : 'reaction.new', { row, channel }, saved);
  return {
    message: answerMessage(context, row, { viewer: caller, readerId: userId }),
    reaction: presentReaction(saved, new UserBook(context).get(userId)),
  };
};
