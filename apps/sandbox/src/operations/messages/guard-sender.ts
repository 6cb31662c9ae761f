import type { MessageRequest } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { ApiFailure, notAllowed } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { holderOf, mayDo, requirePermission } from '../../permissions.ts';
import { firstLink } from '../../previews/link-preview.ts';
import { bansInForce } from '../../store/bans.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { lastSent } from '../../store/messages.ts';

const MICROS_PER_SECOND = 1_000_000;

/** Whether the channel is frozen for the caller: for a user's token without the right to use it all the same. */
export function isFrozenFor(context: Context, caller: Caller, channel: ChannelRow): boolean {
  const holder = holderOf(context, caller, channel);
  if (!holder || channel.frozen === 0) return false;
  return !mayDo(holder, 'use-frozen-channel', channel.created_by_id);
}

/** Throws 403/17 when a user's token writes to a frozen channel without the right to. */
export function guardFrozen(context: Context, caller: Caller, channel: ChannelRow): void {
  if (isFrozenFor(context, caller, channel)) throw notAllowed(`channel ${channel.cid} is frozen`);
}

function guardBanned(context: Context, channel: ChannelRow, userId: string): void {
  // Also who is no member may be banned from a channel.
  const bans = bansInForce(context.db, userId, channel.cid, context.clock.now());
  if (bans.some((ban) => ban.shadow === 0))
    throw notAllowed(`user ${userId} is banned from channel ${channel.cid}`);
}

function guardCooldown(context: Context, caller: Caller, channel: ChannelRow, userId: string): void {
  const holder = holderOf(context, caller, channel);
  if (!channel.cooldown || !holder || mayDo(holder, 'skip-channel-cooldown', channel.created_by_id)) return;
  const pause = channel.cooldown * MICROS_PER_SECOND;
  const now = context.clock.now();
  const last = lastSent(context.db, channel.cid, userId, now - pause);
  if (last === undefined) return;
  const rest = Math.ceil((last + pause - now) / MICROS_PER_SECOND);
  throw new ApiFailure('cooldown', `slow mode is on: wait ${rest} second(s) before the next message`);
}

/**
 * What binds a user's own token, and never the app's server, when it sends: grants, a disabled
 * channel, bans (403/17) and slow mode (403/60). A frozen channel is not among them: it answers in its own way.
 */
export function guardSender(
  context: Context,
  caller: Caller,
  channel: ChannelRow,
  message: MessageRequest,
): void {
  if (caller.kind === 'server') return;
  const needed = [
    'create-message',
    ...(message.type === 'system' ? ['create-system-message'] : []),
    ...((message.attachments ?? []).length > 0 ? ['create-attachment'] : []),
    ...((message.mentioned_users ?? []).length > 0 ? ['create-mention'] : []),
    ...(firstLink(message.text ?? '') === undefined ? [] : ['add-links']),
    ...(message.pinned === true ? ['pin-message'] : []),
  ];
  for (const permission of needed) requirePermission(context, caller, channel, permission);
  if (caller.kind !== 'user') return;
  guardBanned(context, channel, caller.userId);
  guardCooldown(context, caller, channel, caller.userId);
}
