import type { commitMessage as Operation } from '@backchannel/chat-api/operations';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import { doesNotExist, inputError, notAllowed } from '../../errors.ts';
import { emitMessageEvent } from '../../events/message-events.ts';
import { commitPending } from '../../store/messages.ts';
import type { Handler } from '../handler.ts';
import { answerMessage, readAgain } from './answer-message.ts';
import { requireMessage } from './find-message.ts';
import { announceMessage } from './post-message.ts';
import { nextMoment } from './message-columns.ts';

/** Makes a pending message an ordinary one. It counts as sent now: nobody has seen it before. */
export const commitMessage: Handler<typeof Operation> = ({ params, caller }, context) => {
  if (caller.kind !== 'server') throw notAllowed('messages are committed with server side auth only');
  const { row, channel } = requireMessage(context, caller, params.id);
  if (row.pending === 0) throw inputError(`message with id ${row.id} is not pending`);
  const config = effectiveConfig(context.db, channel);
  if (!config) throw doesNotExist(`channel type ${channel.type} does not exist`);
  commitPending(context.db, row.id, nextMoment(context, row.cid));
  announceMessage(context, readAgain(context, row.id), channel, config);
  const committed = readAgain(context, row.id);
  // New to everybody else, and changed for its author, who had it before.
  emitMessageEvent(context, 'message.updated', committed, committed.user_id);
  return { message: answerMessage(context, committed, { viewer: caller }) };
};
