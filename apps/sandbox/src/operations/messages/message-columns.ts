import type { MessageRequest } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import type { Caller } from '../../http/auth.ts';
import { bansInForce } from '../../store/bans.ts';
import type { Verdict } from '../../moderation/judge.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { newestMoment } from '../../store/messages.ts';
import type { NewMessage } from '../../store/messages.ts';
import { toMicros } from '../../time.ts';
import type { Micros } from '../../time.ts';
import { locationColumn } from '../locations/location-column.ts';
import { listColumn, mentionsColumn } from './columns.ts';
import { keepsFromOthers, moderationColumn } from './moderate-message.ts';
import { renderHtml } from './render-html.ts';
import { translatedOnSending } from './translation.ts';

export interface Posting {
  /** Who sends it: what it answers and quotes has to be there for them. */
  caller: Caller;
  channel: ChannelRow;
  userId: string;
  message: MessageRequest;
  type?: 'system' | undefined;
  /** Only the author sees it until it is committed. */
  pending?: boolean | undefined;
  pendingMetadata?: Record<string, string> | undefined;
  /** Who hid the channel keeps it hidden. */
  keepHidden?: boolean | undefined;
  /** The slash command that it came from. */
  command?: string | undefined;
  /** No preview of a link in it. */
  skipPreview?: boolean | undefined;
  /** Its translations, where somebody else has made them. */
  i18n?: Record<string, string> | undefined;
  /** What block lists have found in it. */
  verdict?: Verdict | undefined;
  /** The earliest moment it may be dated; default now. */
  notBefore?: Micros | undefined;
}

const isShadowed = (context: Context, { channel, userId }: Posting): boolean =>
  bansInForce(context.db, userId, channel.cid, context.clock.now()).some((ban) => ban.shadow === 1);

function typeOf({ type, message }: Posting): string {
  if (type === 'system' || message.type === 'system') return 'system';
  return message.parent_id === undefined ? 'regular' : 'reply';
}

/** The moment for a channel's next message: now, but later than every message before it. */
export const nextMoment = ({ db, clock }: Context, cid: string, notBefore: Micros = 0): Micros =>
  Math.max(clock.now(), notBefore, newestMoment(db, cid) + 1);

/** The columns of a message as it is sent now. */
export function columnsOf(context: Context, posting: Posting): NewMessage {
  const { channel, userId, message, pending = false } = posting;
  const id = message.id || context.newId();
  const at = nextMoment(context, channel.cid, posting.notBefore);
  const pinned = message.pinned === true;
  const text = message.text ?? '';
  return {
    id,
    cid: channel.cid,
    user_id: userId,
    type: typeOf(posting),
    text,
    html: message.html ?? renderHtml(text),
    mml: message.mml,
    command: posting.command,
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
    i18n: posting.i18n ? JSON.stringify(posting.i18n) : translatedOnSending(context, channel, userId, text),
    custom: JSON.stringify(message.custom ?? {}),
    silent: Number(message.silent ?? false),
    shadowed: Number(isShadowed(context, posting) || keepsFromOthers(posting.verdict)),
    moderation: moderationColumn(posting.verdict, text),
    pinned: Number(pinned),
    pinned_at: pinned ? (toMicros(message.pinned_at) ?? at) : null,
    pinned_by_id: pinned ? userId : null,
    pin_expires: pinned ? (toMicros(message.pin_expires) ?? null) : null,
    pending: Number(pending),
    pending_metadata: posting.pendingMetadata === undefined ? null : JSON.stringify(posting.pendingMetadata),
    created_at: at,
    updated_at: at,
  };
}
