import { assembleDrafts } from '../assemble/drafts.ts';
import type { Context } from '../context.ts';
import { SERVER } from '../http/auth.ts';
import type { ChannelRow } from '../store/channels.ts';
import type { DraftRow } from '../store/drafts.ts';
import { emitChannelEvent } from './emit.ts';

/** An event about what somebody has begun to write. */
export const emitDraftEvent = (
  context: Context,
  type: 'draft.updated' | 'draft.deleted',
  channel: ChannelRow,
  row: DraftRow,
): void =>
  emitChannelEvent(context, type, channel, row.user_id, () => ({
    draft: assembleDrafts(context, [row], row.user_id, SERVER)[0],
    ...(row.parent_id !== '' && { parent_id: row.parent_id }),
  }));
