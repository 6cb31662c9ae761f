import type { unmuteChannel as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { emitChannelEvent } from '../../events/emit.ts';
import { unmuteChannel as removeMute } from '../../store/channel-mutes.ts';
import type { Handler } from '../handler.ts';
import { mutableChannels } from './mutable-channels.ts';

/** Takes mutes back; channels that were not muted stay as they are. */
export const unmuteChannel: Handler<typeof Operation> = ({ body, caller }, context) => {
  const userId = requireActor(context, caller, body, 'unmute request');
  for (const channel of mutableChannels(context, caller, body.channel_cids)) {
    removeMute(context.db, userId, channel.cid);
    emitChannelEvent(context, 'channel.unmuted', channel, userId);
  }
  return {};
};
