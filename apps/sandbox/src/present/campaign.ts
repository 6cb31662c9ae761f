import type {
  CampaignChannelTemplate,
  CampaignMessageTemplate,
  CampaignResponse,
  CampaignStatsResponse,
  UserResponse,
} from '@backchannel/chat-api/types';
import type { CampaignRow } from '../store/campaigns.ts';
import type { SegmentRow } from '../store/segments.ts';
import { toWire, toWireOptional } from '../time.ts';
import { compact, parseObject, parseStrings } from '../values.ts';
import { presentEmbeddedSegment } from './segment.ts';

/** What a campaign's wire form embeds beside its own row. */
export interface CampaignParts {
  sender: UserResponse;
  segmentIds: string[];
  segments: SegmentRow[];
  /** The first of those it is for, or a page of them. */
  users: UserResponse[];
}

function progressOf({ status, collected, handled, recipients }: CampaignRow): number {
  if (status === 'completed') return 1;
  // Before everybody is known, nobody has got it.
  return collected !== null || recipients === 0 ? 0 : handled / recipients;
}

/** The API's description wants both moments: zero as long as there is none. */
const presentStats = (row: CampaignRow): CampaignStatsResponse => ({
  progress: progressOf(row),
  stats_channels_created: row.channels_created,
  stats_messages_sent: row.messages_sent,
  stats_users_sent: row.users_sent,
  stats_users_read: row.users_read,
  stats_started_at: toWire(row.started_at ?? 0),
  stats_completed_at: toWire(row.completed_at ?? 0),
});

export const presentCampaign = (row: CampaignRow, parts: CampaignParts): CampaignResponse =>
  compact<CampaignResponse>({
    id: row.id,
    name: row.name ?? '',
    description: row.description,
    status: row.status,
    sender_id: row.sender_id,
    sender: parts.sender,
    sender_mode: row.sender_mode ?? '',
    sender_visibility: row.sender_visibility ?? '',
    // Both templates are stored from checked requests, so they have this shape.
    message_template: parseObject(row.message_template) as unknown as CampaignMessageTemplate,
    channel_template:
      row.channel_template === null
        ? undefined
        : (parseObject(row.channel_template) as unknown as CampaignChannelTemplate),
    create_channels: row.create_channels === 1,
    show_channels: row.show_channels === 1,
    skip_push: row.skip_push === 1,
    skip_webhook: row.skip_webhook === 1,
    user_ids: parseStrings(row.user_ids),
    users: parts.users,
    segment_ids: parts.segmentIds,
    segments: parts.segments.map(presentEmbeddedSegment),
    scheduled_for: toWireOptional(row.scheduled_for),
    stop_at: toWireOptional(row.stop_at),
    stats: presentStats(row),
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
  });
