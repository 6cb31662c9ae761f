import type { MessageRequest } from '@backchannel/chat-api/types';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { EffectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { doesNotExist } from '../../errors.ts';
import { emitNewMessage } from '../../events/message-events.ts';
import { pushMessage } from '../../push/record-push.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { countMessage } from '../../store/counters.ts';
import { showToEverybody } from '../../store/hides.ts';
import { findMember } from '../../store/members.ts';
import { findMessage, insertMessage, newestMoment } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { markRead } from '../../store/reads.ts';
import { findUser } from '../../store/users.ts';
import { toMicros } from '../../time.ts';
import type { Micros } from '../../time.ts';
import { checkContent, checkFeatures, checkId, checkParent, checkQuote } from './check-message.ts';
import { listColumn, mentionsColumn } from './columns.ts';
import { locationColumn } from '../locations/location-column.ts';
import { emitPending, watchExpiry } from './message-expiry.ts';
import { renderHtml } from './render-html.ts';
import { translatedOnSending } from './translation.ts';

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

const isShadowed = (context: Context, { channel, userId }: Posting): boolean =>
  findUser(context.db, userId)?.shadow_banned === 1 ||
  findMember(context.db, channel.cid, userId)?.shadow_banned === 1;

function typeOf({ type, message }: Posting): string {
  if (type === 'system' || message.type === 'system') return 'system';
  return message.parent_id === undefined ? 'regular' : 'reply';
}

/** The moment for a channel's next message: now, but later than every message before it. */
export const nextMoment = ({ db, clock }: Context, cid: string, notBefore: Micros = 0): Micros =>
  Math.max(clock.now(), notBefore, newestMoment(db, cid) + 1);

function insert(context: Context, posting: Posting): MessageRow {
  const { channel, userId, message, pending = false } = posting;
  const id = message.id || context.newId();
  const at = nextMoment(context, channel.cid, posting.notBefore);
  const pinned = message.pinned === true;
  const text = message.text ?? '';
  insertMessage(context.db, {
    id,
    cid: channel.cid,
    user_id: userId,
    type: typeOf(posting),
    text,
    html: message.html ?? renderHtml(text),
    mml: message.mml,
    parent_id: message.parent_id,
    show_in_channel: Number(message.parent_id !== undefined && message.show_in_channel === true),
    quoted_message_id: message.quoted_message_id || null,
    poll_id: message.poll_id || null,
    attachments: JSON.stringify(message.attachments ?? []),
    mentioned_users: mentionsColumn(context, message.mentioned_users),
    mentioned_roles: listColumn(message.mentioned_roles),
    mentioned_group_ids: listColumn(message.mentioned_group_ids),
    mentioned_channel: Number(message.mentioned_channel ?? false),
    mentioned_here: Number(message.mentioned_here ?? false),
    restricted_visibility: JSON.stringify(message.restricted_visibility ?? []),
    shared_location:
      message.shared_location === undefined
        ? null
        : locationColumn(context, message.shared_location, { cid: channel.cid, id, userId, at }),
    i18n: translatedOnSending(context, channel, userId, text),
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
  keepHidden = false,
): void {
  const now = context.clock.now();
  const movesChannel = !(row.type === 'system' && settings.skip_last_msg_update_for_system_msgs);
  countMessage(context.db, row, movesChannel, now);
  if (row.user_id !== null && findMember(context.db, row.cid, row.user_id)) {
    markRead(context.db, row.cid, row.user_id, row.created_at, row.id);
  }
  // What stays in its thread, or with its author, is nothing new in the channel.
  const inChannel = row.parent_id === null || row.show_in_channel === 1;
  const shows = !keepHidden && inChannel && row.shadowed === 0;
  const shownTo = shows ? showToEverybody(context.db, row.cid, row.user_id, now) : [];
  emitNewMessage(context, row, shownTo);
  pushMessage(context, row);
}

/**
 * Posts a message. Throws 400/4 for a bad or taken id, 20 when too long, 19 when the channel's type does not
 * have replies, quotes or whatever else it uses, 21 for a reply to a reply, 404/16 when the parent or the quoted
 * message is not there.
 */
export function postMessage(context: Context, posting: Posting): MessageRow {
  const { channel, message } = posting;
  const config = effectiveConfig(context.db, channel);
  if (!config) throw doesNotExist(`channel type ${channel.type} does not exist`);
  checkContent(message, config);
  checkParent(context, channel.cid, message.parent_id, config);
  checkQuote(context, message.quoted_message_id, config);
  checkFeatures(context, message, config, posting.userId);
  checkId(context, message.id);
  const pending =
    posting.pending ?? (posting.type === 'system' ? false : config.settings.mark_messages_pending);
  const row = insert(context, { ...posting, pending });
  watchExpiry(context, row);
  if (pending) emitPending(context, row, 'PassOnPendingMessage');
  else announceMessage(context, row, config, posting.keepHidden);
  return row;
}
