import { assembleChannel } from '../../assemble/channels.ts';
import type { Context } from '../../context.ts';
import { emitWholeChannel } from '../../events/channel-events.ts';
import { updateChannel } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { toWire } from '../../time.ts';
import type { Micros } from '../../time.ts';

/** Takes a channel out of every query; nothing in it is touched, and made anew it is empty. Returns when. */
export function deleteSoftly(context: Context, channel: ChannelRow, actorId?: string): Micros {
  const now = context.clock.now();
  emitWholeChannel(context, 'channel.deleted', channel, actorId, () => {
    const wire = assembleChannel(context, channel);
    return { channel: wire && { ...wire, deleted_at: toWire(now) } };
  });
  updateChannel(context.db, channel.cid, { deleted_at: now, updated_at: now });
  return now;
}
