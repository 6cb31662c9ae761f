import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { ApiFailure } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { channelOfCall } from '../channels/channel-of-call.ts';

/** The channel that is uploaded to. Throws 400/19 when its type has no uploads, 403/17 when a user may not. */
export function channelForUpload(
  context: Context,
  { params, caller }: { params: { type: string; id: string }; caller: Caller },
): ChannelRow {
  const channel = channelOfCall(context, params);
  if (effectiveConfig(context.db, channel)?.settings.uploads !== true) {
    throw new ApiFailure('featureNotSupported', `uploads are disabled for channel type ${channel.type}`);
  }
  requirePermission(context, caller, channel, 'upload-attachment');
  return channel;
}
