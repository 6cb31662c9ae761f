import type {
  AttachmentInput,
  ChannelResponse,
  DraftPayloadResponse,
  DraftResponse,
  MessageResponse,
  UserResponse,
} from '@backchannel/chat-api/types';
import type { DraftRow } from '../store/drafts.ts';
import { toWire } from '../time.ts';
import { compact } from '../values.ts';
import { wholeAttachments } from './message.ts';

/** What is drafted as it is kept: attachments as they were sent, whom it mentions by their ids. */
export type DraftPayload = Omit<DraftPayloadResponse, 'attachments' | 'mentioned_users'> & {
  attachments?: AttachmentInput[] | undefined;
  mentioned_users?: string[] | undefined;
};

/** What is drafted. The column is written from checked requests, so its JSON has this shape. */
export const draftPayload = (row: DraftRow): DraftPayload => JSON.parse(row.message) as DraftPayload;

function presentPayload(row: DraftRow, userOf: (id: string) => UserResponse): DraftPayloadResponse {
  const { mentioned_users: mentioned, attachments, ...rest } = draftPayload(row);
  return {
    ...rest,
    ...(attachments && { attachments: wholeAttachments(attachments) }),
    ...(mentioned && { mentioned_users: mentioned.map((id) => userOf(id)) }),
  };
}

/** A draft, with whom it mentions as `userOf` knows them; where it stands in its own channel or thread nothing is embedded. */
export const presentDraft = (
  row: DraftRow,
  userOf: (id: string) => UserResponse,
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
    message: presentPayload(row, userOf),
    created_at: toWire(row.created_at),
  });
