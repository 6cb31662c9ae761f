import { assemblePoll } from '../../assemble/polls.ts';
import type { Context } from '../../context.ts';
import { emitChannelEvent, emitEvent, isHeard } from '../../events/emit.ts';
import type { EventFields } from '../../events/emit.ts';
import { findChannels } from '../../store/channels.ts';
import { channelsShowing } from '../../store/polls.ts';
import type { PollRow } from '../../store/polls.ts';

const MOST_CHANNELS = 100;

/** Tells every channel that shows a poll what has become of it; where none does, the event is about no channel. */
export function emitPollEvent(
  context: Context,
  type: 'poll.updated' | 'poll.closed' | 'poll.deleted',
  poll: PollRow,
  actorId: string | undefined,
): void {
  if (!isHeard(context, type)) return;
  const fields: EventFields = { poll: assemblePoll(context, poll) };
  const channels = findChannels(context.db, channelsShowing(context.db, poll.id, MOST_CHANNELS));
  if (channels.length === 0) emitEvent(context, { type, ...fields, ...(actorId && { user_id: actorId }) });
  for (const channel of channels) emitChannelEvent(context, type, channel, actorId, fields);
}
