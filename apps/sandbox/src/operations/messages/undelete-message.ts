import type { undeleteMessage as Operation } from '@backchannel/chat-api/operations';
import { requireUsers } from '../../actor.ts';
import { inputError } from '../../errors.ts';
import { emitMessageEvent } from '../../events/message-events.ts';
import { requirePermission } from '../../permissions.ts';
import { countChangedReplies } from '../../store/counters/threads.ts';
import { markVersions } from '../../store/message-history.ts';
import { findMessage, updateMessage } from '../../store/messages.ts';
import type { Handler } from '../handler.ts';
import { answerMessage, readAgain } from './answer-message.ts';
import { requireMessage } from './find-message.ts';

/** Brings a softly deleted message back as it was. */
export const undeleteMessage: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const { db } = context;
  requireUsers(context, [body.undeleted_by], 'undelete message operation');
  const { row, channel } = requireMessage(context, caller, params.id);
  requirePermission(context, caller, channel, 'delete-message', row.user_id);
  if (row.deleted_at === null) throw inputError(`message with id ${row.id} is not deleted`);
  const parent = row.parent_id === null ? undefined : findMessage(db, row.parent_id);
  if (parent && parent.deleted_at !== null) {
    throw inputError(`message with id ${row.id} belongs to a thread whose first message is deleted`);
  }
  updateMessage(db, row.id, { deleted_at: null });
  markVersions(db, row.id, false);
  countChangedReplies(db, [row], 'restored');
  const undeleted = readAgain(context, row.id);
  emitMessageEvent(context, 'message.undeleted', undeleted, body.undeleted_by);
  return { message: answerMessage(context, undeleted, { viewer: caller, readerId: body.undeleted_by }) };
};
