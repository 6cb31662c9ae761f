import type { deleteChannel as Operation } from '@backchannel/chat-api/operations';
import { assembleChannel } from '../../assemble/channels.ts';
import { requirePermission } from '../../permissions.ts';
import { callerId } from '../../actor.ts';
import { toWire } from '../../time.ts';
import type { Handler } from '../handler.ts';
import { channelOfCall } from './channel-of-call.ts';
import { removeForGood } from './delete-channels.ts';
import { deleteSoftly } from './delete-softly.ts';

/** Softly it vanishes from every query and comes back empty when made anew; `hard_delete` removes all that is in it. */
export const deleteChannel: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const row = channelOfCall(context, params);
  requirePermission(context, caller, row, 'delete-channel');
  const channel = assembleChannel(context, row);
  const deletedAt = deleteSoftly(context, row, callerId(caller));
  if (query.hard_delete === true) removeForGood(context, row.cid);
  return { ...(channel && { channel: { ...channel, deleted_at: toWire(deletedAt) } }) };
};
