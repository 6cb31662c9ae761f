import type { deleteChannel as Operation } from '@backchannel/chat-api/operations';
import { assembleChannel } from '../../assemble/channels.ts';
import { emitWholeChannel } from '../../events/channel-events.ts';
import { requirePermission } from '../../permissions.ts';
import { callerId } from '../../actor.ts';
import { removeChannel, updateChannel } from '../../store/channels.ts';
import { toWire } from '../../time.ts';
import type { Handler } from '../handler.ts';
import { channelOfCall } from './channel-of-call.ts';

/** Softly it vanishes from every query and comes back empty when made anew; `hard_delete` removes all that is in it. */
export const deleteChannel: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const row = channelOfCall(context, params);
  requirePermission(context, caller, row, 'delete-channel');
  const now = context.clock.now();
  const channel = assembleChannel(context, row);
  emitWholeChannel(context, 'channel.deleted', row, callerId(caller), () => ({
    channel: channel && { ...channel, deleted_at: toWire(now) },
  }));
  if (query.hard_delete === true) removeChannel(context.db, row.cid);
  else updateChannel(context.db, row.cid, { deleted_at: now, updated_at: now });
  return { ...(channel && { channel: { ...channel, deleted_at: toWire(now) } }) };
};
