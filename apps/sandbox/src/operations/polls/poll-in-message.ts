import type { Context } from '../../context.ts';
import { doesNotExist, inputError } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { findPoll } from '../../store/polls.ts';
import type { PollRow } from '../../store/polls.ts';
import { requireMessage } from '../messages/find-message.ts';

/**
 * The poll that a message shows, open for votes. Throws 404/16 without the message or the poll, 400/4 when they do
 * not belong together or the poll is closed, 403/17 for a user who may not write in the channel.
 */
export function requireVoting(
  context: Context,
  caller: Caller,
  { message_id: messageId, poll_id: pollId }: { message_id: string; poll_id: string },
): { poll: PollRow; channel: ChannelRow; messageId: string } {
  const { row, channel } = requireMessage(context, caller, messageId);
  requirePermission(context, caller, channel, 'create-message');
  const poll = findPoll(context.db, pollId);
  if (!poll) throw doesNotExist(`poll with id ${pollId} doesn't exist`);
  if (row.poll_id !== pollId || row.deleted_at !== null)
    throw inputError(`poll with id ${pollId} is not attached to the message with id ${messageId}`);
  if (poll.is_closed === 1) throw inputError(`poll with id ${pollId} is closed`);
  return { poll, channel, messageId };
}
