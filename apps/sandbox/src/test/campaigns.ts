import { setTimeout as wait } from 'node:timers/promises';
import type { BodyOf } from '@backchannel/chat-api';
import { createCampaign, getCampaign, queryChannels, startCampaign } from '@backchannel/chat-api/operations';
import type {
  CampaignResponse,
  ChannelStateResponseFields,
  MessageResponse,
} from '@backchannel/chat-api/types';
import type { TestApi } from './api.ts';

const PAUSE_MS = 5;

/** A campaign as it is now. */
export async function campaignNow(api: TestApi, id: string): Promise<CampaignResponse> {
  const { campaign } = await api.call(getCampaign, { params: { id } });
  if (!campaign) throw new Error(`no campaign ${id} in the answer`);
  return campaign;
}

/** Drafts a campaign by `ada`, with a short text, unless the body says otherwise. */
export async function draft(
  api: TestApi,
  body: Partial<BodyOf<typeof createCampaign>>,
): Promise<CampaignResponse> {
  const { campaign } = await api.call(createCampaign, {
    body: { sender_id: 'ada', message_template: { text: 'Hello' }, ...body },
  });
  if (!campaign) throw new Error('no campaign in the answer');
  return campaign;
}

/** Waits until nothing more is sent. */
export async function campaignEnd(api: TestApi, id: string): Promise<CampaignResponse> {
  for (;;) {
    const campaign = await campaignNow(api, id);
    if (campaign.status !== 'in_progress') return campaign;
    await wait(PAUSE_MS);
  }
}

/** Drafts a campaign, starts it and waits for its end. */
export async function run(
  api: TestApi,
  body: Partial<BodyOf<typeof createCampaign>>,
): Promise<CampaignResponse> {
  const { id } = await draft(api, body);
  await api.call(startCampaign, { params: { id }, body: {} });
  return campaignEnd(api, id);
}

/** A user's channels, hidden ones too when asked. */
export async function channelsOf(
  api: TestApi,
  userId: string,
  filter: Record<string, unknown> = {},
): Promise<ChannelStateResponseFields[]> {
  const { channels } = await api.call(queryChannels, {
    body: { filter_conditions: { members: { $in: [userId] }, ...filter }, user_id: userId, limit: 30 },
  });
  return channels;
}

/** The messages of a campaign in a user's channels. */
export const campaignMessages = async (
  api: TestApi,
  userId: string,
  campaignId: string,
): Promise<MessageResponse[]> =>
  (await channelsOf(api, userId))
    .flatMap((state) => state.messages)
    .filter((message) => message.custom['campaign_id'] === campaignId);
