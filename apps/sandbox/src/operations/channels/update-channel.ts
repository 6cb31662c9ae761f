import type { BodyOf } from '@backchannel/chat-api';
import type { updateChannel as Operation } from '@backchannel/chat-api/operations';
import type { ChannelInputRequest } from '@backchannel/chat-api/types';
import { actorOf, requireActor, requireUsers } from '../../actor.ts';
import { assembleChannelStates } from '../../assemble/channel-state.ts';
import type { Context } from '../../context.ts';
import { inputError, notAllowed } from '../../errors.ts';
import { emitChannelUpdated } from '../../events/channel-events.ts';
import { messageFields } from '../../events/message-events.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import { updateChannel as writeChannel } from '../../store/channels.ts';
import type { ChannelChange, ChannelRow } from '../../store/channels.ts';
import { guardTeams } from '../../tenancy.ts';
import { toMicros } from '../../time.ts';
import type { Micros } from '../../time.ts';
import { parseStrings } from '../../values.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { answerMessage } from '../messages/answer-message.ts';
import { postMessage } from '../messages/post-message.ts';
import { withOwnHtml } from '../messages/render-html.ts';
import {
  admitMembers,
  answerInvite,
  assignRoles,
  demoteModerators,
  dismissMembers,
  promoteModerators,
} from './change-members.ts';
import { channelOfCall } from './channel-of-call.ts';
import { guardChannelData, guardMembers } from './guard-members.ts';
import { overridesColumn } from './overrides-column.ts';

const MEMBERS = 100;
const MOST_TAGS = 10;

type Body = BodyOf<typeof Operation>;

/** What the call needs, by what it asks for. Members may leave by themselves; an invitation is the invited one's own. */
function guard(context: Context, caller: Caller, channel: ChannelRow, body: Body): void {
  if (caller.kind === 'server') return;
  const { data, add_members, add_moderators, demote_moderators, assign_roles, invites } = body;
  const leaving = body.remove_members ?? [];
  const onlySelf = caller.kind === 'user' && leaving.every((id) => id === caller.userId);
  const others = [add_members, add_moderators, demote_moderators, assign_roles, invites];
  const needed = [
    data || body.add_filter_tags || body.remove_filter_tags || body.message ? 'update-channel' : '',
    data && Number(data.frozen ?? false) !== channel.frozen ? 'update-channel-frozen' : '',
    body.cooldown === undefined ? '' : 'update-channel-cooldown',
    others.some((list) => list !== undefined) || !onlySelf ? 'update-channel-members' : '',
    leaving.length > 0 && onlySelf ? 'remove-own-channel-membership' : '',
  ];
  const asked = needed.filter((permission) => permission !== '');
  const answers = body.accept_invite === true || body.reject_invite === true;
  if (asked.length === 0 && !answers) asked.push('update-channel');
  for (const permission of asked) requirePermission(context, caller, channel, permission);
  guardChannelData(caller, data ?? {});
  if (data?.team !== undefined && (data.team || null) !== channel.team)
    throw notAllowed('users are not allowed to move a channel to another team');
  guardMembers(context, caller, add_members, invites, assign_roles);
  guardTeams(context, caller, add_moderators ?? []);
}

/**
 * All of the channel's own fields and custom data anew: what `data` leaves out is gone, but for what a user's own token
 * could not have given.
 */
function replacement(data: ChannelInputRequest, channel: ChannelRow, caller: Caller): ChannelChange {
  checkCustomSize(data.custom, 'channel');
  return {
    custom: JSON.stringify(data.custom ?? {}),
    team: caller.kind === 'server' ? data.team || null : channel.team,
    frozen: Number(data.frozen ?? false),
    disabled: Number(data.disabled ?? false),
    auto_translation_enabled:
      data.auto_translation_enabled === undefined ? null : Number(data.auto_translation_enabled),
    auto_translation_language: data.auto_translation_language || null,
    config_overrides:
      caller.kind === 'server' ? overridesColumn(data.config_overrides) : channel.config_overrides,
  };
}

function tagsAfter(channel: ChannelRow, { add_filter_tags: added, remove_filter_tags: removed }: Body) {
  if ((removed ?? []).length > MOST_TAGS) {
    throw inputError(`field "remove_filter_tags" must contain at maximum ${MOST_TAGS} items`);
  }
  const kept = parseStrings(channel.filter_tags).filter((tag) => !removed?.includes(tag));
  return JSON.stringify([...new Set([...kept, ...(added ?? [])])]);
}

function ownChanges(
  context: Context,
  caller: Caller,
  channel: ChannelRow,
  body: Body,
): ChannelChange | undefined {
  const change: ChannelChange = {
    ...(body.data && replacement(body.data, channel, caller)),
    ...((body.add_filter_tags ?? body.remove_filter_tags) && { filter_tags: tagsAfter(channel, body) }),
    ...(body.cooldown !== undefined && { cooldown: body.cooldown === 0 ? null : body.cooldown }),
  };
  return Object.keys(change).length === 0 ? undefined : { ...change, updated_at: context.clock.now() };
}

/** From where on new members see the conversation; null for all of it. */
function historyLimit(context: Context, body: Body): Micros | null {
  const now = context.clock.now();
  const before = toMicros(body.hide_history_before);
  if (before !== undefined && before > now) {
    throw inputError('field "hide_history_before" must not be in the future');
  }
  return before ?? (body.hide_history === true ? now : null);
}

function changeMembers(context: Context, channel: ChannelRow, body: Body): void {
  const before = historyLimit(context, body);
  if (body.remove_members) dismissMembers(context, channel, body.remove_members);
  if (body.add_members) admitMembers(context, channel, body.add_members, 'add_members', before);
  if (body.invites) admitMembers(context, channel, body.invites, 'invites', before);
  if (body.add_moderators) promoteModerators(context, channel, body.add_moderators, before);
  if (body.demote_moderators) demoteModerators(context, channel, body.demote_moderators);
  if (body.assign_roles) assignRoles(context, channel, body.assign_roles);
}

export const updateChannel: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const channel = channelOfCall(context, params);
  guard(context, caller, channel, body);
  const actorId = actorOf(context, caller, body);
  if (actorId !== undefined) requireUsers(context, [actorId], 'channel update operation');
  const { accept_invite: accepts = false, reject_invite: rejects = false } = body;
  const message = body.message && withOwnHtml(caller, body.message);
  if (accepts && rejects) throw inputError('an invitation cannot be both accepted and rejected');
  const change = ownChanges(context, caller, channel, body);
  if (change) writeChannel(context.db, channel.cid, change);
  changeMembers(context, channel, body);
  if (accepts || rejects) {
    answerInvite(context, channel, requireActor(context, caller, body, 'channel update request'), accepts);
  }
  const fields = message && { user: message.user, user_id: message.user_id ?? actorId };
  const posted =
    message &&
    postMessage(
      { ...context, unpushed: body.skip_push === true },
      {
        caller,
        channel: channelOfCall(context, params),
        userId: requireActor(context, caller, fields ?? {}, 'message'),
        message,
        type: 'system',
      },
    );
  if (change || posted)
    emitChannelUpdated(context, channel, actorId, () => (posted ? messageFields(context, posted) : {}));
  const [state] = assembleChannelStates(context, [channelOfCall(context, params)], {
    readerId: actorId,
    viewer: caller,
    messageLimit: 0,
    memberLimit: MEMBERS,
  });
  return {
    channel: state?.channel,
    members: state?.members ?? [],
    ...(posted && { message: answerMessage(context, posted, { viewer: caller, readerId: actorId }) }),
  };
};
