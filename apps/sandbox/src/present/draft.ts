import type { DraftPayloadResponse, DraftResponse } from '@backchannel/chat-api/types';
import type { DraftRow } from '../store/drafts.ts';
import { toWire } from '../time.ts';
import { compact } from '../values.ts';

export const presentDraft = (row: DraftRow): DraftResponse =>
  compact<DraftResponse>({
    channel_cid: row.cid,
    parent_id: row.parent_id === '' ? undefined : row.parent_id,
    // The column is written from checked requests, so its JSON has this shape.
    message: JSON.parse(row.message) as DraftPayloadResponse,
    created_at: toWire(row.created_at),
  });
