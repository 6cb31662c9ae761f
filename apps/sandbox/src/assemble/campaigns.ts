import type { CampaignResponse } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import { presentCampaign } from '../present/campaign.ts';
import { segmentsOf } from '../store/campaigns.ts';
import type { CampaignRow } from '../store/campaigns.ts';
import { findSegments } from '../store/segments.ts';
import { UserBook } from './users.ts';

/** A campaign, and which of its users are shown with it. */
export interface ShownCampaign {
  row: CampaignRow;
  userIds: readonly string[];
}

/** The wire form of campaigns: everybody they embed is read once. */
export function assembleCampaigns(context: Context, shown: readonly ShownCampaign[]): CampaignResponse[] {
  const segmentIds = segmentsOf(
    context.db,
    shown.map(({ row }) => row.id),
  );
  const segments = findSegments(context.db, [...segmentIds.values()].flat());
  const users = new UserBook(context);
  users.load(shown.flatMap(({ row, userIds }) => [row.sender_id, ...userIds]));
  return shown.map(({ row, userIds }) => {
    const ids = segmentIds.get(row.id) ?? [];
    return presentCampaign(row, {
      sender: users.get(row.sender_id),
      segmentIds: ids,
      segments: ids.flatMap((id) => segments.get(id) ?? []),
      users: userIds.map((id) => users.get(id)),
    });
  });
}
