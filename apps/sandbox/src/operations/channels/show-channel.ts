import type { showChannel as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { emitVisible } from '../../events/message-events.ts';
import { requirePermission } from '../../permissions.ts';
import { showChannelFor } from '../../store/hides.ts';
import type { Handler } from '../handler.ts';
import { channelOfCall } from './channel-of-call.ts';

/** Puts the channel back into one user's list; a channel that was not hidden stays as it is. */
export const showChannel: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const channel = channelOfCall(context, params);
  requirePermission(context, caller, channel, 'read-channel');
  const userId = requireActor(context, caller, body, 'channel show request');
  if (showChannelFor(context.db, channel.cid, userId)) emitVisible(context, channel, userId);
  return {};
};
