import type { MessageRequest } from '@backchannel/chat-api/types';
import type { EffectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import type { Database } from '../../db/database.ts';
import { ApiFailure, doesNotExist, inputError, messageNotFound, notAllowed } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { isVisibleTo, readableMessages } from '../../message-sight.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { findMessage } from '../../store/messages.ts';
import { findPoll } from '../../store/polls.ts';
import { checkCustomSize } from '../custom-size.ts';
import { checkPathId } from '../path-id.ts';

const MOST_ATTACHMENT_BYTES = 5 * 1024;

type Content = Pick<MessageRequest, 'text' | 'attachments' | 'custom'>;

/** Throws 400/4 when attachments or custom data weigh too much. */
export function checkWeight({ attachments = [], custom }: Omit<Content, 'text'>): void {
  checkCustomSize(custom, 'message');
  if (Buffer.byteLength(JSON.stringify(attachments)) > MOST_ATTACHMENT_BYTES) {
    throw inputError(`message attachments must not exceed ${MOST_ATTACHMENT_BYTES} bytes together`);
  }
}

/** Throws 20 when the text is too long for the channel, 400/4 when attachments or custom data weigh too much. */
export function checkContent({ text = '', ...others }: Content, { settings }: EffectiveConfig): void {
  const most = settings.max_message_length;
  // Counting characters costs more than counting code units, of which there are never fewer.
  if (text.length > most && Array.from(text).length > most) {
    throw new ApiFailure('messageTooLong', `message text must not exceed ${most} characters`);
  }
  checkWeight(others);
}

/** Throws 400/4 for an id that cannot be one, or that another message has. */
export function checkId(context: Context, id: string | undefined): void {
  if (id === undefined || id === '') return;
  if (/[,%]/.test(id)) throw inputError('message id must not contain "," or "%"');
  checkPathId(id, 'message id');
  if (findMessage(context.db, id)) throw inputError(`a message with ID ${id} already exists`);
}

/** Throws 19 without replies in the channel, 404/16 unless the caller sees the parent there, 21 for a reply to a reply. */
export function checkParent(
  context: Context,
  caller: Caller,
  channel: ChannelRow,
  parentId: string | undefined,
  { settings }: EffectiveConfig,
): void {
  if (parentId === undefined) return;
  if (!settings.replies) throw new ApiFailure('featureNotSupported', 'replies are disabled for this channel');
  const parent = findMessage(context.db, parentId);
  if (!parent || parent.cid !== channel.cid || !isVisibleTo(context, caller, parent, channel))
    throw messageNotFound(parentId);
  if (parent.parent_id !== null) {
    throw new ApiFailure('multipleNesting', 'replies to replies are not supported');
  }
  if (parent.pending === 1) throw inputError('cannot reply to a message that is pending');
}

/** Throws 404/16 unless the quoted message is there for the caller, in whatever channel it is. */
export function requireQuotable(context: Context, caller: Caller, quotedId: string): void {
  const quoted = findMessage(context.db, quotedId);
  if (!quoted || quoted.pending === 1 || readableMessages(context, caller, [quoted]).length === 0)
    throw messageNotFound(quotedId);
}

/** Throws 19 without quotes in the channel, 404/16 unless the quoted message is there for the caller. */
export function checkQuote(
  context: Context,
  caller: Caller,
  quotedId: string | undefined,
  { settings }: EffectiveConfig,
): void {
  if (quotedId === undefined || quotedId === '') return;
  if (!settings.quotes) throw new ApiFailure('featureNotSupported', 'quotes are disabled for this channel');
  requireQuotable(context, caller, quotedId);
}

/** Throws 404/16 for a poll that is not there, 403/17 for one that somebody else than the sender has created. */
export function checkPoll(db: Database, pollId: string, userId: string): void {
  const poll = findPoll(db, pollId);
  if (!poll) throw doesNotExist(`poll with id ${pollId} doesn't exist`);
  if (poll.created_by_id !== userId)
    throw notAllowed(`only its creator can send the poll with id ${pollId} in a message`);
}

/**
 * Throws 19 for a poll or a location where the channel has none of these, 404/16 for a poll that is not there, 403/17
 * for one that somebody else has created.
 */
export function checkFeatures(
  { db }: Context,
  { poll_id, shared_location }: Pick<MessageRequest, 'poll_id' | 'shared_location'>,
  { settings }: EffectiveConfig,
  userId: string,
): void {
  if (shared_location !== undefined && !settings.shared_locations) {
    throw new ApiFailure('featureNotSupported', 'shared locations are disabled for this channel');
  }
  if (poll_id === undefined || poll_id === '') return;
  if (!settings.polls) throw new ApiFailure('featureNotSupported', 'polls are disabled for this channel');
  checkPoll(db, poll_id, userId);
}
