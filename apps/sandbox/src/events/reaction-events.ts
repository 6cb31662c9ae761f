import { assembleChannel } from '../assemble/channels.ts';
import { UserBook } from '../assemble/users.ts';
import type { Context } from '../context.ts';
import { presentReaction } from '../present/reaction.ts';
import type { ChannelRow } from '../store/channels.ts';
import type { MessageRow } from '../store/messages.ts';
import type { ReactionRow } from '../store/reactions.ts';
import { emitMessageEvent } from './message-events.ts';

/** An event about a reaction to a message. */
export const emitReactionEvent = (
  context: Context,
  type: 'reaction.new' | 'reaction.updated' | 'reaction.deleted',
  { row, channel }: { row: MessageRow; channel: ChannelRow },
  reaction: ReactionRow,
): void =>
  emitMessageEvent(context, type, row, reaction.user_id, () => ({
    channel: assembleChannel(context, channel),
    reaction: presentReaction(reaction, new UserBook(context).get(reaction.user_id)),
  }));
