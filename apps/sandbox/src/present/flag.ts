import type {
  MessageFlagResponse,
  MessageResponse,
  ModerationFlagResponse,
  UserResponse,
} from '@backchannel/chat-api/types';
import type { FlagRow } from '../store/flags.ts';
import { toWire, toWireOptional } from '../time.ts';
import { compact, parseObject, parseStrings } from '../values.ts';

/** A flag of any kind of thing. */
export const presentFlag = (row: FlagRow, user: UserResponse | undefined): ModerationFlagResponse =>
  compact<ModerationFlagResponse>({
    type: row.type,
    user_id: row.user_id,
    user,
    entity_type: row.entity_type,
    entity_id: row.entity_id,
    entity_creator_id: row.entity_creator_id ?? undefined,
    review_queue_item_id: row.review_item_id,
    reason: row.reason ?? undefined,
    labels: parseStrings(row.labels),
    custom: row.custom === null ? undefined : parseObject(row.custom),
    moderation_payload: row.payload === null ? undefined : parseObject(row.payload),
    result: [],
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
  });

/** What automod found, as far as a block list can tell. */
const resultOf = (row: FlagRow): MessageFlagResponse['moderation_result'] =>
  compact({
    message_id: row.entity_id,
    action: row.action ?? '',
    blocklist_name: row.blocklist_name ?? undefined,
    blocked_word: row.matched_phrase ?? undefined,
    moderated_by: 'blocklist',
    user_karma: 0,
    user_bad_karma: false,
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
  });

/** A flag of a message, with the message as it is now. */
export function presentMessageFlag(
  row: FlagRow,
  {
    message,
    user,
    reviewedBy,
  }: Record<'user' | 'reviewedBy', UserResponse | undefined> & {
    message: MessageResponse | undefined;
  },
): MessageFlagResponse {
  const byAutomod = row.type === 'automod';
  return compact<MessageFlagResponse>({
    created_by_automod: byAutomod,
    message,
    user,
    reason: row.reason ?? undefined,
    custom: row.custom === null ? undefined : parseObject(row.custom),
    details: compact({
      original_text: row.original_text ?? '',
      automod: byAutomod ? { action: row.action ?? '', image_labels: [] } : undefined,
    }),
    moderation_result: byAutomod ? resultOf(row) : undefined,
    reviewed_at: toWireOptional(row.reviewed_at),
    reviewed_by: reviewedBy,
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
  });
}
