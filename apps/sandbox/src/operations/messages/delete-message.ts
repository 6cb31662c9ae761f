import type { deleteMessage as Operation } from '@backchannel/chat-api/operations';
import { actorOf, requireUsers } from '../../actor.ts';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { emitMessageEvent } from '../../events/message-events.ts';
import { requirePermission } from '../../permissions.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { recountReplies, uncountMessages } from '../../store/counters.ts';
import { markVersions } from '../../store/message-history.ts';
import {
  countDeletedFor,
  deletedForMe,
  deleteFor,
  removeMessage,
  updateMessage,
} from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import type { Handler } from '../handler.ts';
import { answerMessage, readAgain } from './answer-message.ts';
import { requireMessage } from './find-message.ts';
import { emitPending } from './message-expiry.ts';

const MOST_DELETED_FOR_ME = 100;

interface Found {
  row: MessageRow;
  channel: ChannelRow;
}

/** Takes the message out of one user's sight, for ever. */
function deleteForMe({ db, clock }: Context, { row, channel }: Found, userId: string): void {
  if (row.pending === 1)
    throw inputError(`message with id ${row.id} is pending, it can only be hard deleted`);
  const known = deletedForMe(db, userId, [row.id]).has(row.id);
  if (!known && countDeletedFor(db, userId, channel.cid) >= MOST_DELETED_FOR_ME) {
    throw inputError(`a user can delete at most ${MOST_DELETED_FOR_ME} messages of a channel for themselves`);
  }
  deleteFor(db, userId, row, clock.now());
}

/** Empties the message for readers; everything is kept, and a second time changes nothing. */
function deleteSoftly({ db, clock }: Context, { row }: Found): void {
  if (row.pending === 1)
    throw inputError(`message with id ${row.id} is pending, it can only be hard deleted`);
  if (row.deleted_at !== null) return;
  updateMessage(db, row.id, { deleted_at: clock.now() });
  markVersions(db, row.id, true);
  if (row.parent_id !== null) recountReplies(db, row.parent_id);
}

/** Removes the message with its thread, reactions and history. */
function deleteHard({ db }: Context, { row, channel }: Found): void {
  const settings = effectiveConfig(db, channel)?.settings;
  const removed = removeMessage(db, row.id);
  uncountMessages(db, channel.cid, removed, settings?.skip_last_msg_update_for_system_msgs ?? false);
}

export const deleteMessage: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const { hard = false, delete_for_me: forMe = false } = query;
  const byId = actorOf(context, caller, { user_id: query.deleted_by });
  if (byId !== undefined) requireUsers(context, [byId], 'delete message operation');
  const found = requireMessage(context, caller, params.id);
  if (forMe) {
    if (byId === undefined) throw inputError('"deleted_by" is a required field when "delete_for_me" is set');
    if (hard) throw inputError('"hard" cannot be combined with "delete_for_me"');
    deleteForMe(context, found, byId);
    const mine = { hard_delete: false, deleted_for_me: true };
    emitMessageEvent(context, 'message.deleted', found.row, byId, mine);
    return { message: answerMessage(context, found.row, { readerId: byId }) };
  }
  requirePermission(context, caller, found.channel, 'delete-message', found.row.user_id);
  if (!hard) {
    deleteSoftly(context, found);
    const deleted = readAgain(context, params.id);
    if (found.row.deleted_at === null)
      emitMessageEvent(context, 'message.deleted', deleted, byId, { hard_delete: false });
    return { message: answerMessage(context, deleted, { readerId: byId }) };
  }
  const last = { ...found.row, deleted_at: found.row.deleted_at ?? context.clock.now() };
  const message = answerMessage(context, last, { readerId: byId });
  deleteHard(context, found);
  // Nobody but its author has seen a pending one.
  if (last.pending === 1) emitPending(context, found.row, 'DeletedPendingMessage');
  else emitMessageEvent(context, 'message.deleted', last, byId, { message, hard_delete: true });
  return { message };
};
