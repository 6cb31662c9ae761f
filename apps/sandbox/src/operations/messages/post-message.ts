import type { MessageRequest } from '@backchannel/chat-api/types';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { EffectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { ApiFailure, doesNotExist, inputError, messageNotFound } from '../../errors.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { countMessage } from '../../store/counters.ts';
import { showToEverybody } from '../../store/hides.ts';
import { findMember } from '../../store/members.ts';
import { findMessage, insertMessage } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { markRead } from '../../store/reads.ts';
import { findUser, missingUsers } from '../../store/users.ts';
import { toMicros } from '../../time.ts';
import type { Micros } from '../../time.ts';
import { checkCustomSize } from '../custom-size.ts';
import { renderHtml } from './render-html.ts';

export interface Posting {
  channel: ChannelRow;
  userId: string;
  message: MessageRequest;
  type?: 'system' | undefined;
  /** Only the author sees it until it is committed. */
  pending?: boolean | undefined;
  pendingMetadata?: Record<string, string> | undefined;
  /** Who hid the channel keeps it hidden. */
  keepHidden?: boolean | undefined;
  /** The earliest moment it may be dated; default now. */
  notBefore?: Micros | undefined;
}

function checkContent({ message }: Posting, { settings }: EffectiveConfig): void {
  const { id, text = '', attachments = [], custom } = message;
  if (id !== undefined && /[,%]/.test(id)) throw inputError('message id must not contain "," or "%"');
  if (text.length > settings.max_message_length) {
    throw new ApiFailure(
      'messageTooLong',
      `message text must not exceed ${settings.max_message_length} characters`,
    );
  }
  checkCustomSize(custom, 'message');
  checkCustomSize(attachments, 'message attachments');
}

function checkParent(context: Context, { channel, message }: Posting, { settings }: EffectiveConfig): void {
  if (message.parent_id === undefined) return;
  if (!settings.replies) throw new ApiFailure('featureNotSupported', 'replies are disabled for this channel');
  const parent = findMessage(context.db, message.parent_id);
  if (!parent || parent.cid !== channel.cid) throw messageNotFound(message.parent_id);
  if (parent.parent_id !== null) {
    throw new ApiFailure('multipleNesting', 'replies to replies are not supported');
  }
}

function checkQuote(context: Context, { message }: Posting, { settings }: EffectiveConfig): void {
  if (message.quoted_message_id === undefined) return;
  if (!settings.quotes) throw new ApiFailure('featureNotSupported', 'quotes are disabled for this channel');
  if (!findMessage(context.db, message.quoted_message_id)) throw messageNotFound(message.quoted_message_id);
}

const isShadowed = (context: Context, { channel, userId }: Posting): boolean =>
  findUser(context.db, userId)?.shadow_banned === 1 ||
  findMember(context.db, channel.cid, userId)?.shadow_banned === 1;

function mentionsOf(context: Context, { message }: Posting): string[] {
  const ids = [...new Set(message.mentioned_users ?? [])];
  const missing = new Set(missingUsers(context.db, ids));
  return ids.filter((id) => !missing.has(id));
}

const listColumn = (list: readonly string[] | undefined): string | null =>
  list === undefined ? null : JSON.stringify(list);

function insert(context: Context, posting: Posting): MessageRow {
  const { channel, userId, message, pending = false } = posting;
  const id = message.id || context.newId();
  const at = Math.max(context.clock.now(), posting.notBefore ?? 0);
  const pinned = message.pinned === true;
  const text = message.text ?? '';
  insertMessage(context.db, {
    id,
    cid: channel.cid,
    user_id: userId,
    type: posting.type ?? message.type ?? (message.parent_id === undefined ? 'regular' : 'reply'),
    text,
    html: message.html ?? renderHtml(text),
    mml: message.mml,
    parent_id: message.parent_id,
    show_in_channel: Number(message.show_in_channel ?? false),
    quoted_message_id: message.quoted_message_id,
    poll_id: message.poll_id,
    attachments: JSON.stringify(message.attachments ?? []),
    mentioned_users: JSON.stringify(mentionsOf(context, posting)),
    mentioned_roles: listColumn(message.mentioned_roles),
    mentioned_group_ids: listColumn(message.mentioned_group_ids),
    mentioned_channel: Number(message.mentioned_channel ?? false),
    mentioned_here: Number(message.mentioned_here ?? false),
    restricted_visibility: JSON.stringify(message.restricted_visibility ?? []),
    custom: JSON.stringify(message.custom ?? {}),
    silent: Number(message.silent ?? false),
    shadowed: Number(isShadowed(context, posting)),
    pinned: Number(pinned),
    pinned_at: pinned ? at : null,
    pinned_by_id: pinned ? userId : null,
    pin_expires: pinned ? (toMicros(message.pin_expires) ?? null) : null,
    pending: Number(pending),
    pending_metadata: posting.pendingMetadata === undefined ? null : JSON.stringify(posting.pendingMetadata),
    created_at: at,
    updated_at: at,
  });
  const row = findMessage(context.db, id);
  if (!row) throw new Error(`the message ${id} vanished while it was written`);
  return row;
}

/** What becoming visible does to a channel: counters, everybody's unread, the sender's own read position. */
export function announceMessage(
  context: Context,
  row: MessageRow,
  { settings }: EffectiveConfig,
  keepHidden: boolean,
): void {
  const now = context.clock.now();
  const movesChannel = !(row.type === 'system' && settings.skip_last_msg_update_for_system_msgs);
  countMessage(context.db, row, movesChannel, now);
  if (row.user_id !== null && findMember(context.db, row.cid, row.user_id)) {
    markRead(context.db, row.cid, row.user_id, row.created_at, row.id);
  }
  if (!keepHidden && row.parent_id === null) showToEverybody(context.db, row.cid, row.user_id, now);
}

/**
 * Posts a message. Throws 400/4 for a bad or taken id, 20 when too long, 19 when the channel's type does not
 * have replies or quotes, 21 for a reply to a reply, 404/16 when the parent or the quoted message is not there.
 */
export function postMessage(context: Context, posting: Posting): MessageRow {
  const config = effectiveConfig(context.db, posting.channel);
  if (!config) throw doesNotExist(`channel type ${posting.channel.type} does not exist`);
  checkContent(posting, config);
  checkParent(context, posting, config);
  checkQuote(context, posting, config);
  const { id } = posting.message;
  if (id && findMessage(context.db, id)) throw inputError(`a message with ID ${id} already exists`);
  const pending =
    posting.pending ?? (posting.type === 'system' ? false : config.settings.mark_messages_pending);
  const row = insert(context, { ...posting, pending });
  if (!pending) announceMessage(context, row, config, posting.keepHidden ?? false);
  return row;
}
