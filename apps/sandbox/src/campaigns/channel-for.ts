import type { CampaignChannelTemplate, ChannelMemberRequest } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import { distinctId } from '../distinct-id.ts';
import { SERVER } from '../http/auth.ts';
import { admitMembers } from '../operations/channels/change-members.ts';
import { getOrCreate } from '../operations/channels/create-channel.ts';
import { channelBetween, findChannel } from '../store/channels.ts';
import type { ChannelRow } from '../store/channels.ts';
import { findMember } from '../store/members.ts';
import type { UserRow } from '../store/users.ts';
import { userScope } from './campaign.ts';
import type { Campaign } from './campaign.ts';
import { renderTemplate } from './template.ts';

/** Who belongs to a channel that a campaign makes: the receiver, the sender unless left out, and the template's. */
function membersOf(
  { row }: Campaign,
  { members = [], members_template: more = [] }: CampaignChannelTemplate,
  receiverId: string,
): ChannelMemberRequest[] {
  const entries = [
    ...more.map(({ user_id, channel_role, custom }) => ({ user_id, channel_role, custom })),
    ...[receiverId, ...(row.sender_mode === 'exclude' ? [] : [row.sender_id]), ...members].map((user_id) => ({
      user_id,
    })),
  ];
  // Whom the template gives a role has that role, however often they are named.
  return [...new Map(entries.toReversed().map((entry) => [entry.user_id, entry])).values()];
}

/** The channel's id: rendered, or that of exactly these members; somebody alone gets a channel with any id. */
function idOf(
  context: Context,
  template: CampaignChannelTemplate,
  members: readonly string[],
  scope: object,
) {
  if (template.id) return renderTemplate(template.id, { ...scope });
  return members.length > 1 ? distinctId(members) : context.newId();
}

/**
 * Where a campaign reaches a user: the channel that its template describes, made if it may be, or without a
 * template the one that the sender and the user have to themselves. Undefined when there is none.
 */
export function channelFor(
  context: Context,
  campaign: Campaign,
  sender: UserRow,
  receiver: UserRow,
): { channel: ChannelRow; created: boolean } | undefined {
  const { db } = context;
  const { row, channel: template } = campaign;
  if (!template) {
    const channel = channelBetween(db, receiver.id, sender.id);
    return channel && { channel, created: false };
  }
  const members = membersOf(campaign, template, receiver.id);
  const ids = members.flatMap((member) => member.user_id ?? []);
  const id = idOf(context, template, ids, { sender: userScope(sender), receiver: userScope(receiver) });
  const channel = findChannel(db, `${template.type}:${id}`);
  if (channel && findMember(db, channel.cid, receiver.id)) return { channel, created: false };
  if (row.create_channels === 0) return undefined;
  if (channel) {
    admitMembers(context, channel, [{ user_id: receiver.id }], 'add_members');
    return { channel, created: false };
  }
  const { type, team, custom } = template;
  const data = { created_by_id: row.sender_id, members, team, custom };
  return { channel: getOrCreate(context, SERVER, { type, id, data }), created: true };
}
