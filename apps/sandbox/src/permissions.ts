import type { Context } from './context.ts';
import { effectiveConfig } from './assemble/channel-config.ts';
import { notAllowed } from './errors.ts';
import type { Caller } from './http/auth.ts';
import { appSettings } from './store/app.ts';
import type { ChannelOutline, ChannelRow } from './store/channels.ts';
import { findMember } from './store/members.ts';
import type { PageOptions } from './store/message-window.ts';
import { findUser } from './store/users.ts';
import { isInTeams, roleIn, teamsOf } from './tenancy.ts';

const actionOf = (permission: string): string =>
  permission
    .split('-')
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join('');

/**
 * What a caller holds in one channel; undefined for who may do everything: the app's own server, and everybody while
 * the app has these checks switched off.
 */
export interface Holder {
  userId: string | undefined;
  roles: string[];
  permissions: ReadonlySet<string>;
}

/** Who calls, as far as the channel's grants know them. */
export function holderOf(context: Context, caller: Caller, channel: ChannelOutline): Holder | undefined {
  if (caller.kind === 'server' || appSettings(context.db)['disable_permissions_checks'] === true)
    return undefined;
  const userId = caller.kind === 'user' ? caller.userId : undefined;
  const user = userId === undefined ? undefined : findUser(context.db, userId);
  const member = userId === undefined ? undefined : findMember(context.db, channel.cid, userId);
  const roles = [user ? roleIn(user, channel.team) : userId === undefined ? 'anonymous' : 'user'];
  if (member) roles.push(member.channel_role);
  // What belongs to another team is nobody's business here, whatever the grants say.
  if (!isInTeams(teamsOf(context, caller), channel.team)) return { userId, roles, permissions: new Set() };
  const grants = effectiveConfig(context.db, channel)?.grants ?? {};
  return { userId, roles, permissions: new Set(roles.flatMap((role) => grants[role] ?? [])) };
}

/** Whether the holder may; `ownerId` is whose thing it is: a message's author, otherwise the channel's creator. */
export const mayDo = (holder: Holder, permission: string, ownerId: string | null): boolean =>
  holder.permissions.has(permission) ||
  (ownerId !== null && ownerId === holder.userId && holder.permissions.has(`${permission}-owner`));

/** Whether a caller may read the channel; disabled channels are still listed. */
export function mayRead(context: Context, caller: Caller, channel: ChannelOutline): boolean {
  const holder = holderOf(context, caller, channel);
  return holder === undefined || mayDo(holder, 'read-channel', channel.created_by_id);
}

/** Whether a caller may read what is in the channel: for users there is nothing in a disabled one. */
export function mayReadContent(context: Context, caller: Caller, channel: ChannelOutline): boolean {
  const holder = holderOf(context, caller, channel);
  return (
    holder === undefined || (channel.disabled === 0 && mayDo(holder, 'read-channel', channel.created_by_id))
  );
}

/** Whether a caller sees messages that are restricted to others, beside those who are named and who wrote them. */
export function seesRestricted(context: Context, caller: Caller, channel: ChannelRow): boolean {
  const holder = holderOf(context, caller, channel);
  return holder === undefined || mayDo(holder, 'read-restricted-visibility-message', null);
}

// No user has this id.
const NOBODY = '';

/** Whose eyes a window of a channel's messages is for; nobody's in particular for the app's own server, which sees all. */
export const sightOf = (
  context: Context,
  caller: Caller,
  channel: ChannelRow,
): Pick<PageOptions, 'viewerId' | 'seesRestricted'> =>
  caller.kind === 'server'
    ? {}
    : {
        viewerId: caller.kind === 'user' ? caller.userId : NOBODY,
        seesRestricted: seesRestricted(context, caller, channel),
      };

/**
 * Throws 403/17 when a user's token is used for what the user may not do there, or for anything in a disabled
 * channel. `ownerId`: see {@link mayDo}; default the channel's creator.
 */
export function requirePermission(
  context: Context,
  caller: Caller,
  channel: ChannelRow,
  permission: string,
  ownerId: string | null = channel.created_by_id,
): void {
  const holder = holderOf(context, caller, channel);
  if (!holder) return;
  if (channel.disabled === 1) throw notAllowed(`channel ${channel.cid} is disabled`);
  if (mayDo(holder, permission, ownerId)) return;
  throw notAllowed(
    `User '${holder.userId ?? '*'}' with roles [${holder.roles.join(' ')}] is not allowed to perform action ${actionOf(permission)} in scope '${channel.type}'`,
  );
}
