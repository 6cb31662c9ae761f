import type { ChannelInput } from '@backchannel/chat-api/types';
import { requireUsers } from '../../actor.ts';
import type { Context } from '../../context.ts';
import { doesNotExist, inputError, notAllowed } from '../../errors.ts';
import { emitMembersById, emitWholeChannel } from '../../events/channel-events.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import { findChannelType } from '../../store/channel-types.ts';
import { findAnyChannel, findChannel, insertChannel, removeChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { recountMembers } from '../../store/counters/channels.ts';
import { hideChannelFor } from '../../store/hides.ts';
import { applyFutureBans } from '../../store/future-channel-bans.ts';
import { ensureUser } from '../../store/users.ts';
import { checkCustomSize } from '../custom-size.ts';
import { checkUser } from '../users/check-user.ts';
import { guardChannelData, guardMembers } from './guard-members.ts';
import { addMembers, memberUserId } from './members-of-request.ts';
import { overridesColumn } from './overrides-column.ts';

const CHANNEL_ID = /^[\w!-]{1,64}$/;

function creatorOf(context: Context, caller: Caller, data: ChannelInput): string {
  // Whoever the app has signed a token for is there from their first call on.
  if (caller.kind === 'user') ensureUser(context.db, { id: caller.userId }, context.clock.now());
  if (caller.kind === 'user') return caller.userId;
  if (caller.kind === 'anonymous') throw notAllowed('anonymous users are not allowed to create channels');
  if (data.created_by !== undefined) {
    checkUser(context, data.created_by);
    ensureUser(context.db, data.created_by, context.clock.now());
    return data.created_by.id;
  }
  if (data.created_by_id) return data.created_by_id;
  throw inputError(
    'either data.created_by or data.created_by_id must be provided when using server side auth.',
  );
}

function insert(context: Context, type: string, id: string, creator: string, data: ChannelInput): string {
  const { custom, config_overrides, filter_tags } = data;
  checkCustomSize(custom, 'channel');
  return insertChannel(context.db, {
    type,
    id,
    created_by_id: creator,
    team: data.team || null,
    custom: JSON.stringify(custom ?? {}),
    frozen: Number(data.frozen ?? false),
    disabled: Number(data.disabled ?? false),
    auto_translation_enabled:
      data.auto_translation_enabled === undefined ? null : Number(data.auto_translation_enabled),
    auto_translation_language: data.auto_translation_language ?? null,
    config_overrides: overridesColumn(config_overrides),
    filter_tags: JSON.stringify([...new Set(filter_tags)]),
    created_at: context.clock.now(),
  });
}

/**
 * The channel, made if it is not there (a softly deleted one comes back empty). `data` counts only then.
 * Throws 400/4 for a bad id, a missing creator or unknown users, 404/16 for an unknown type.
 */
export function getOrCreate(
  context: Context,
  caller: Caller,
  {
    type,
    id,
    data = {},
    hideForCreator = false,
  }: { type: string; id: string; data?: ChannelInput; hideForCreator?: boolean },
): ChannelRow {
  const cid = `${type}:${id}`;
  const existing = findChannel(context.db, cid);
  if (existing) {
    requirePermission(context, caller, existing, 'read-channel');
    return existing;
  }
  if (!findChannelType(context.db, type)) throw doesNotExist(`channel type ${type} does not exist`);
  if (!CHANNEL_ID.test(id))
    throw inputError(
      `channel id "${id.slice(0, 100)}" may only have letters, digits and !_- and at most 64 of them`,
    );
  const creator = creatorOf(context, caller, data);
  guardChannelData(caller, data);
  guardMembers(context, caller, data.members, data.invites);
  const invites = data.invites ?? [];
  const invitedIds = new Set(invites.map((entry) => memberUserId(context, entry)));
  // Who is both a member and invited is invited.
  const members = (data.members ?? []).filter((entry) => !invitedIds.has(memberUserId(context, entry)));
  const involved = [creator, ...members.map((entry) => memberUserId(context, entry)), ...invitedIds];
  requireUsers(context, involved, 'channel create operation');
  if (findAnyChannel(context.db, cid)) removeChannel(context.db, cid);
  insert(context, type, id, creator, data);
  if (applyFutureBans(context.db, cid, creator, context.clock.now())) context.due.wake();
  addMembers(context, cid, members);
  addMembers(context, cid, invites, { invited: true });
  recountMembers(context.db, cid);
  if (hideForCreator) hideChannelFor(context.db, cid, creator, context.clock.now());
  const created = findChannel(context.db, cid);
  if (!created) throw new Error(`the channel ${cid} vanished while it was made`);
  // Asked last, where the channel's own grants are known; a refusal undoes it all.
  requirePermission(context, caller, created, 'create-channel');
  if (created.frozen === 1) requirePermission(context, caller, created, 'update-channel-frozen');
  emitWholeChannel(context, 'channel.created', created, creator);
  emitMembersById(context, 'member.added', created, involved);
  return created;
}
