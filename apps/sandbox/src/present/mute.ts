import type {
  ChannelMute,
  ChannelResponse,
  UserMuteResponse,
  UserResponse,
} from '@backchannel/chat-api/types';
import type { ChannelMuteRow } from '../store/channel-mutes.ts';
import type { UserMuteRow } from '../store/user-mutes.ts';
import { toWire, toWireOptional } from '../time.ts';
import { compact } from '../values.ts';

export const presentUserMute = (
  row: UserMuteRow,
  user: UserResponse,
  target: UserResponse,
): UserMuteResponse =>
  compact<UserMuteResponse>({
    user,
    target,
    expires: toWireOptional(row.expires),
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
  });

/** `channel` is absent when it is gone. */
export const presentChannelMute = (
  row: ChannelMuteRow,
  user: UserResponse,
  channel: ChannelResponse | undefined,
): ChannelMute =>
  compact<ChannelMute>({
    user,
    channel,
    expires: toWireOptional(row.expires),
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
  });
