import type { BodyOf } from '@backchannel/chat-api';
import type { createCampaign } from '@backchannel/chat-api/operations';
import { requireUsers } from '../../actor.ts';
import type { Context } from '../../context.ts';
import { doesNotExist, inputError } from '../../errors.ts';
import { findChannelType } from '../../store/channel-types.ts';
import type { CampaignPlan } from '../../store/campaigns.ts';
import { findSegments } from '../../store/segments.ts';
import { unknownUsers } from '../../store/users.ts';
import { checkCustomSize } from '../custom-size.ts';
import { checkPoll, checkWeight } from '../messages/check-message.ts';

type Body = BodyOf<typeof createCampaign>;

// So many of those that are missing are named.
const MOST_NAMED = 10;

function checkMessage({ db }: Context, { message_template: template, sender_id: senderId }: Body): void {
  const { text, attachments = [], poll_id: pollId } = template;
  if (text === '' && attachments.length === 0 && !pollId) {
    throw inputError('"message_template.text" is a required field');
  }
  checkWeight(template);
  if (pollId) checkPoll(db, pollId, senderId);
}

// The description wants custom data with every attachment; clients leave it out.
const messageOf = ({ message_template: template }: Body) => ({
  ...template,
  ...(template.attachments && {
    attachments: template.attachments.map((entry) => ({ ...entry, custom: entry.custom ?? {} })),
  }),
});

function checkChannels(
  context: Context,
  { channel_template: template, create_channels: creates }: Body,
): void {
  if (!template) {
    if (creates === true) throw inputError('create_channels needs a channel_template');
    return;
  }
  if (!findChannelType(context.db, template.type)) {
    throw doesNotExist(`channel type ${template.type} does not exist`);
  }
  checkCustomSize(template.custom, 'channel');
  const members = (template.members_template ?? []).map((member) => member.user_id);
  requireUsers(context, [...(template.members ?? []), ...members], 'campaign channel template');
}

function checkTargets({ db }: Context, userIds: readonly string[], segmentIds: readonly string[]): void {
  if (userIds.length > 0 && segmentIds.length > 0) {
    throw inputError('only one of user_ids and segment_ids can be given');
  }
  const unknown = unknownUsers(db, userIds, MOST_NAMED);
  if (unknown.length > 0) {
    throw inputError(
      `the following users are targets of the campaign, but don't exist: [${unknown.join(' ')}]`,
    );
  }
  const segments = findSegments(db, segmentIds);
  const missing = segmentIds.find((id) => segments.get(id)?.deleted_at !== null);
  if (missing !== undefined) throw inputError(`segment with id ${missing} doesn't exist`);
}

/**
 * What a request says about a campaign, everything that it leaves out unset. Throws 400/4 for an unknown sender,
 * target or member, for users and segments together, and for channels to be created without a template; 404/16
 * for an unknown channel type.
 */
export function planOf(context: Context, body: Body): { plan: CampaignPlan; segmentIds: string[] } {
  const userIds = [...new Set(body.user_ids)];
  const segmentIds = [...new Set(body.segment_ids)];
  if (body.sender_id === '') throw inputError('"sender_id" is a required field');
  requireUsers(context, [body.sender_id], 'campaign');
  checkMessage(context, body);
  checkChannels(context, body);
  checkTargets(context, userIds, segmentIds);
  const plan: CampaignPlan = {
    sender_id: body.sender_id,
    sender_mode: body.sender_mode ?? null,
    sender_visibility: body.sender_visibility ?? null,
    name: body.name ?? null,
    description: body.description ?? '',
    message_template: JSON.stringify(messageOf(body)),
    channel_template: body.channel_template === undefined ? null : JSON.stringify(body.channel_template),
    create_channels: Number(body.create_channels ?? false),
    show_channels: Number(body.show_channels ?? false),
    skip_push: Number(body.skip_push ?? false),
    skip_webhook: Number(body.skip_webhook ?? false),
    user_ids: JSON.stringify(userIds),
  };
  return { plan, segmentIds };
}
