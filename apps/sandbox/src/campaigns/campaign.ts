import type { CampaignChannelTemplate, CampaignMessageTemplate } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import type { CampaignRow } from '../store/campaigns.ts';
import type { ChannelRow } from '../store/channels.ts';
import { findUser } from '../store/users.ts';
import type { UserRow } from '../store/users.ts';
import { parseObject, parseStrings } from '../values.ts';

/** A campaign as sending wants it: read once for many recipients. */
export interface Campaign {
  row: CampaignRow;
  /** Undefined when the sender is gone. */
  sender: UserRow | undefined;
  message: CampaignMessageTemplate;
  channel: CampaignChannelTemplate | undefined;
}

export function campaignFrom({ db }: Context, row: CampaignRow): Campaign {
  const sender = findUser(db, row.sender_id);
  return {
    row,
    sender: sender?.deleted_at === null ? sender : undefined,
    // Both templates are stored from checked requests, so they have this shape.
    message: parseObject(row.message_template) as unknown as CampaignMessageTemplate,
    channel:
      row.channel_template === null
        ? undefined
        : (parseObject(row.channel_template) as unknown as CampaignChannelTemplate),
  };
}

/** A user's fields as templates name them: custom ones with and without `custom.` before them. */
export function userScope(user: UserRow): object {
  const custom = parseObject(user.custom);
  const { id, name, image, role, language } = user;
  return { ...custom, id, name, image, role, language, teams: parseStrings(user.teams), custom };
}

/** The same for a channel. */
export function channelScope(channel: ChannelRow): object {
  const custom = parseObject(channel.custom);
  const { id, cid, type, team, name, member_count: memberCount } = channel;
  return { ...custom, id, cid, type, team, name, member_count: memberCount, custom };
}
