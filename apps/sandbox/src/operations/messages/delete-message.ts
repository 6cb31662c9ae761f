import type { deleteMessage as Operation } from '@backchannel/chat-api/operations';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { actorOf, requireUsers } from '../../actor.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { emitMessageEvent } from '../../events/message-events.ts';
import { requirePermission } from '../../permissions.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { countChangedReplies } from '../../store/counters/threads.ts';
import { markVersions } from '../../store/message-history.ts';
import { countDeletedFor, deletedForMe, deleteFor } from '../../store/deleted-for-me.ts';
import { updateMessage } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { finishTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import type { LongHandler } from '../handler.ts';
import { answerMessage, readAgain } from './answer-message.ts';
import { requireMessage } from './find-message.ts';
import { emitPending } from './message-expiry.ts';
import { removeMessages } from './remove-messages.ts';

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
  countChangedReplies(db, [row], 'deleted');
}

// So many messages at a time that nobody has to wait.
const SHARE = 100;

/** What is remembered of a message that is being removed. */
interface Removal {
  last: MessageRow;
  message: MessageResponse;
  byId: string | undefined;
}

// With its thread, reactions and history; the input is what is written below.
const removal = defineLongTask('delete_message', (_progress, input, context) => {
  const { last, message, byId } = input as unknown as Removal;
  if (!removeMessages(context, [last.id], SHARE).isDone) return { progress: {} };
  // Nobody but its author has seen a pending one; who moderates it gets to read what it said.
  if (last.pending === 1) emitPending(context, { ...last, deleted_at: null }, 'DeletedPendingMessage');
  else emitMessageEvent(context, 'message.deleted', last, byId, { message, hard_delete: true });
  return { result: {} };
});

export const deleteMessage: LongHandler<typeof Operation> = (call, context) => {
  const { params, query, caller } = call;
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
    return { message: answerMessage(context, found.row, { viewer: caller, readerId: byId }) };
  }
  requirePermission(context, caller, found.channel, 'delete-message', found.row.user_id);
  if (!hard) {
    deleteSoftly(context, found);
    const deleted = readAgain(context, params.id);
    if (found.row.deleted_at === null)
      emitMessageEvent(context, 'message.deleted', deleted, byId, { hard_delete: false });
    return { message: answerMessage(context, deleted, { viewer: caller, readerId: byId }) };
  }
  const last = { ...found.row, deleted_at: found.row.deleted_at ?? context.clock.now() };
  const message = answerMessage(context, last, { viewer: caller, readerId: byId });
  const input: Removal = { last, message, byId };
  return finishTask(call, context, removal, { ...input }, () => ({ message }));
};
