import type { ChannelConfigWithInfo, ChannelResponse, UserResponse } from '@backchannel/chat-api/types';
import type { ChannelRow } from '../store/channels.ts';
import type { Micros } from '../time.ts';
import { toWire, toWireOptional } from '../time.ts';
import { parseObject, parseStrings } from '../values.ts';

/** What a channel's wire form embeds beside its own row. */
export interface ChannelParts {
  config?: ChannelConfigWithInfo | undefined;
  createdBy?: UserResponse | undefined;
  truncatedBy?: UserResponse | undefined;
  /** Of the user who asks; absent when nobody in particular does. */
  own?:
    | {
        capabilities: string[];
        hidden: boolean;
        hideMessagesBefore: Micros | null;
        muted: boolean;
        muteExpires: Micros | null;
        blocked: boolean;
      }
    | undefined;
}

export function presentChannel(
  row: ChannelRow,
  { config, createdBy, truncatedBy, own }: ChannelParts,
): ChannelResponse {
  const tags = parseStrings(row.filter_tags);
  return {
    id: row.id,
    type: row.type,
    cid: row.cid,
    team: row.team ?? undefined,
    custom: parseObject(row.custom),
    frozen: row.frozen === 1,
    disabled: row.disabled === 1,
    cooldown: row.cooldown ?? undefined,
    auto_translation_enabled:
      row.auto_translation_enabled === null ? undefined : row.auto_translation_enabled === 1,
    auto_translation_language: row.auto_translation_language ?? undefined,
    filter_tags: tags.length > 0 ? tags : undefined,
    member_count: row.member_count,
    message_count: config?.count_messages === true ? row.message_count : undefined,
    created_by: createdBy,
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
    last_message_at: toWireOptional(row.last_message_at),
    truncated_at: toWireOptional(row.truncated_at),
    truncated_by: truncatedBy,
    deleted_at: toWireOptional(row.deleted_at),
    config,
    own_capabilities: own?.capabilities,
    hidden: own?.hidden === true ? true : undefined,
    hide_messages_before: toWireOptional(own?.hideMessagesBefore ?? null),
    muted: own?.muted === true ? true : undefined,
    mute_expires_at: toWireOptional(own?.muteExpires ?? null),
    blocked: own?.blocked === true ? true : undefined,
  };
}
