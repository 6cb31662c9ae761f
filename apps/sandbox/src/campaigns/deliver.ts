import type { Context } from '../context.ts';
import { SERVER } from '../http/auth.ts';
import { hideChannelFor } from '../store/hides.ts';
import { admitMembers } from '../operations/channels/change-members.ts';
import { postMessage } from '../operations/messages/post-message.ts';
import type { Delivery, RecipientRow } from '../store/campaign-recipients.ts';
import { findChannel } from '../store/channels.ts';
import type { ChannelRow } from '../store/channels.ts';
import { findMember, updateMember } from '../store/members.ts';
import { findUser } from '../store/users.ts';
import type { UserRow } from '../store/users.ts';
import { channelScope, userScope } from './campaign.ts';
import type { Campaign } from './campaign.ts';
import { channelFor } from './channel-for.ts';
import { renderTemplate } from './template.ts';

const skipped = (reason: string): Delivery => ({ state: 'skipped', reason });

const isGone = (user: UserRow | undefined): boolean =>
  user === undefined || user.deleted_at !== null || user.deactivated_at !== null;

interface Place {
  channel: ChannelRow;
  created: boolean;
  receiver?: UserRow;
}

/** A new channel need not show up with the sender, who may have thousands of them. */
function putAside(context: Context, { row }: Campaign, cid: string): void {
  const now = context.clock.now();
  if (!findMember(context.db, cid, row.sender_id)) return;
  if (row.sender_visibility === 'hidden') hideChannelFor(context.db, cid, row.sender_id, now);
  if (row.sender_visibility === 'archived') {
    updateMember(context.db, cid, row.sender_id, { archived_at: now, updated_at: now });
  }
}

function post(context: Context, campaign: Campaign, sender: UserRow, place: Place): Delivery {
  const { db } = context;
  const { row, message } = campaign;
  const { channel, created, receiver } = place;
  if (row.sender_mode === 'include' && !findMember(db, channel.cid, sender.id)) {
    admitMembers(context, channel, [{ user_id: sender.id }], 'add_members');
  }
  const text = renderTemplate(message.text, {
    sender: userScope(sender),
    receiver: receiver && userScope(receiver),
    channel: channelScope(channel),
  });
  const posted = postMessage(context, {
    caller: SERVER,
    channel,
    userId: sender.id,
    message: {
      text,
      attachments: message.attachments,
      poll_id: message.poll_id,
      custom: { ...message.custom, campaign_id: row.id },
    },
    pending: false,
    keepHidden: row.show_channels === 0,
  });
  if (created) putAside(context, campaign, channel.cid);
  const members = findChannel(db, channel.cid)?.member_count ?? 0;
  const others = members - Number(findMember(db, channel.cid, sender.id) !== undefined);
  return {
    state: 'sent',
    cid: channel.cid,
    messageId: posted.id,
    at: posted.created_at,
    channelCreated: created,
    users: receiver ? 1 : others,
  };
}

/** Sends a campaign's message to one recipient. Throws what sending any message throws. */
export function deliver(heard: Context, campaign: Campaign, { kind, target_id: id }: RecipientRow): Delivery {
  const { skip_webhook: unheard, skip_push: unpushed } = campaign.row;
  const context: Context = { ...heard, unheard: unheard === 1, unpushed: unpushed === 1 };
  const { sender } = campaign;
  if (!sender) return { state: 'failed', reason: `the sender ${campaign.row.sender_id} is gone` };
  if (kind === 'channel') {
    const channel = findChannel(context.db, id);
    return channel
      ? post(context, campaign, sender, { channel, created: false })
      : skipped('the channel is gone');
  }
  if (id === sender.id) return skipped('the sender does not write to themselves');
  const receiver = findUser(context.db, id);
  if (!receiver || isGone(receiver)) return skipped('the user is gone');
  const found = channelFor(context, campaign, sender, receiver);
  return found
    ? post(context, campaign, sender, { ...found, receiver })
    : skipped('there is no channel with the user');
}
