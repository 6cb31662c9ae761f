import type {
  BanResponse,
  ChannelResponse,
  FutureChannelBanResponse,
  UserResponse,
} from '@backchannel/chat-api/types';
import type { BanRow } from '../store/bans.ts';
import type { FutureBanRow } from '../store/future-channel-bans.ts';
import { toWire, toWireOptional } from '../time.ts';
import { compact } from '../values.ts';

interface People {
  user?: UserResponse | undefined;
  bannedBy?: UserResponse | undefined;
}

/** A ban; without a channel it is from the whole app. */
export const presentBan = (
  row: BanRow,
  { user, bannedBy, channel }: People & { channel?: ChannelResponse | undefined },
): BanResponse =>
  compact<BanResponse>({
    user,
    banned_by: bannedBy,
    channel,
    reason: row.reason ?? undefined,
    shadow: row.shadow === 1 ? true : undefined,
    expires: toWireOptional(row.expires),
    created_at: toWire(row.created_at),
  });

/** A ban from channels that are yet to be made. */
export const presentFutureBan = (row: FutureBanRow, { user, bannedBy }: People): FutureChannelBanResponse =>
  compact<FutureChannelBanResponse>({
    user,
    banned_by: bannedBy,
    reason: row.reason ?? undefined,
    shadow: row.shadow === 1 ? true : undefined,
    expires: toWireOptional(row.expires),
    created_at: toWire(row.created_at),
  });
