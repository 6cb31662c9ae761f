import type {
  ChannelResponse,
  DraftPayloadResponse,
  DraftResponse,
  MessageResponse,
} from '@backchannel/chat-api/types';
import type { DraftRow } from '../store/drafts.ts';
import { toWire } from '../time.ts';
import { compact } from '../values.ts';

/** What is drafted. The column is written from checked requests, so its JSON has this shape. */
export const draftPayload = (row: DraftRow): DraftPayloadResponse =>
  JSON.parse(row.message) as DraftPayloadResponse;

/** A draft; where it stands in its own channel or thread nothing is embedded. */
export const presentDraft = (
  row: DraftRow,
  parts: {
    channel?: ChannelResponse | undefined;
    parentMessage?: MessageResponse | undefined;
    quotedMessage?: MessageResponse | undefined;
  } = {},
): DraftResponse =>
  compact<DraftResponse>({
    channel_cid: row.cid,
    channel: parts.channel,
    parent_id: row.parent_id === '' ? undefined : row.parent_id,
    parent_message: parts.parentMessage,
    quoted_message: parts.quotedMessage,
    message: draftPayload(row),
    created_at: toWire(row.created_at),
  });
