import type { MessageRequest } from '@backchannel/chat-api/types';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { doesNotExist, inputError } from '../../errors.ts';
import { emitMessageEvent, messageUpdate } from '../../events/message-events.ts';
import type { Caller } from '../../http/auth.ts';
import type { Verdict } from '../../moderation/judge.ts';
import { requirePermission } from '../../permissions.ts';
import { findChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { uncountUnread } from '../../store/counters/unread.ts';
import { saveVersion } from '../../store/message-history.ts';
import { updateMessage } from '../../store/messages.ts';
import type { MessageChange, MessageRow } from '../../store/messages.ts';
import { toMicros } from '../../time.ts';
import { readAgain } from './answer-message.ts';
import { checkContent, checkQuote } from './check-message.ts';
import { listColumn, mentionsColumn } from './columns.ts';
import { watchExpiry } from './message-expiry.ts';
import { flagFound, keepsFromOthers, moderationColumn } from './moderate-message.ts';
import { renderHtml } from './render-html.ts';
import { translatedAgain } from './translation.ts';

/** What a change of a message may say; what is undefined stays as it is. */
export type Revision = Pick<
  MessageRequest,
  | 'text'
  | 'html'
  | 'mml'
  | 'attachments'
  | 'custom'
  | 'mentioned_users'
  | 'mentioned_channel'
  | 'mentioned_here'
  | 'mentioned_roles'
  | 'mentioned_group_ids'
  | 'quoted_message_id'
  | 'restricted_visibility'
  | 'pinned'
  | 'pinned_at'
> & {
  /** Null takes the pin's end away. */
  pin_expires?: MessageRequest['pin_expires'] | null;
};

const flag = (value: boolean | undefined): number | undefined =>
  value === undefined ? undefined : Number(value);

const unlessAbsent = <T, C>(value: T | undefined, column: (value: T) => C): C | undefined =>
  value === undefined ? undefined : column(value);

function pinChange(
  context: Context,
  row: MessageRow,
  revision: Revision,
  byId: string | undefined,
): MessageChange {
  const { pinned, pin_expires: expires } = revision;
  if (pinned === false) return { pinned: 0, pinned_at: null, pinned_by_id: null, pin_expires: null };
  const now = context.clock.now();
  const holds = row.pinned === 1 && (row.pin_expires === null || row.pin_expires > now);
  const until = unlessAbsent(expires, (value) => (value === null ? null : (toMicros(value) ?? null)));
  // Saying again that it is pinned, as clients do that send whole messages back, is no new pin.
  if (holds) return { pin_expires: until };
  if (pinned !== true) return {};
  return {
    pinned: 1,
    pinned_at: toMicros(revision.pinned_at) ?? now,
    pinned_by_id: byId ?? null,
    pin_expires: until ?? null,
  };
}

/** The columns that a revision changes. */
export function changeOf(
  context: Context,
  row: MessageRow,
  revision: Revision,
  byId: string | undefined,
): MessageChange {
  const { text } = revision;
  return {
    text,
    html: revision.html ?? unlessAbsent(text, renderHtml),
    mml: unlessAbsent(revision.mml, (mml) => mml || null),
    attachments: unlessAbsent(revision.attachments, JSON.stringify),
    custom: unlessAbsent(revision.custom, JSON.stringify),
    mentioned_users: unlessAbsent(revision.mentioned_users, (ids) => mentionsColumn(context, ids)),
    mentioned_roles: unlessAbsent(revision.mentioned_roles, listColumn),
    mentioned_group_ids: unlessAbsent(revision.mentioned_group_ids, listColumn),
    mentioned_channel: flag(revision.mentioned_channel),
    mentioned_here: flag(revision.mentioned_here),
    restricted_visibility: unlessAbsent(revision.restricted_visibility, JSON.stringify),
    quoted_message_id: unlessAbsent(revision.quoted_message_id, (id) => id || null),
    ...pinChange(context, row, revision, byId),
    updated_at: context.clock.now(),
    ...(text !== undefined &&
      text !== row.text && {
        message_text_updated_at: context.clock.now(),
        i18n: translatedAgain(row, text),
      }),
  };
}

/**
 * Checks whether a message may be changed so. Throws 400/4 for one that is deleted or pending and for content
 * that weighs too much, 20 for text that is too long, 19 or 404/16 for its quote, 403/17 for a user who may not.
 */
export function checkRevision(
  context: Context,
  caller: Caller,
  { row, channel }: { row: MessageRow; channel: ChannelRow },
  revision: Revision,
): void {
  if (row.deleted_at !== null) throw inputError(`message with id ${row.id} is deleted and cannot be updated`);
  if (row.pending === 1) throw inputError(`message with id ${row.id} is pending and cannot be updated`);
  const { pinned, pin_expires, pinned_at, ...content } = revision;
  const pins = pinned !== undefined || pin_expires !== undefined || pinned_at !== undefined;
  const writes = Object.values(content).some((value) => value !== undefined);
  if (pins) requirePermission(context, caller, channel, 'pin-message', row.user_id);
  if (writes || !pins) requirePermission(context, caller, channel, 'update-message', row.user_id);
  const config = effectiveConfig(context.db, channel);
  if (!config) throw doesNotExist(`channel type ${channel.type} does not exist`);
  checkContent(revision, config);
  checkQuote(context, caller, revision.quoted_message_id, config);
}

// What was found in the text before says nothing of another one.
function foundChange(row: MessageRow, { text }: Revision, verdict: Verdict | undefined): MessageChange {
  if (text === undefined || (text === row.text && !verdict)) return {};
  return {
    moderation: moderationColumn(verdict, text),
    ...(keepsFromOthers(verdict) && { shadowed: 1 }),
  };
}

/** Carries out a checked revision, keeps the version before it, and returns the message as it is then. */
export function reviseMessage(
  context: Context,
  row: MessageRow,
  revision: Revision,
  byId: string | undefined,
  verdict?: Verdict,
): MessageRow {
  const change = { ...changeOf(context, row, revision, byId), ...foundChange(row, revision, verdict) };
  saveVersion(context.db, row, byId);
  updateMessage(context.db, row.id, change);
  const revised = readAgain(context, row.id);
  watchExpiry(context, revised);
  // What is now kept from others is no longer something that they have yet to read.
  if (keepsFromOthers(verdict)) uncountUnread(context.db, row.cid, [row]);
  emitMessageEvent(context, 'message.updated', revised, byId, () => ({
    message_update: messageUpdate(row, revised),
  }));
  if (verdict) flagFound(context, revised, findChannel(context.db, row.cid)?.team ?? null, verdict);
  return revised;
}
