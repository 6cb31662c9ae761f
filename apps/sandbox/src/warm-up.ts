import { channelStates } from './assemble/channel-state.ts';
import type { Context } from './context.ts';
import { writeChannels } from './json/channel-states.ts';
import { writeMessage } from './json/messages.ts';
import { findChannelPage } from './operations/channels/find-channels.ts';

const FIRST = { channels: 30, messages: 30, members: 100 };

/**
 * Answers, to nobody, the largest answer that people wait for: the channels that were active last, with their messages.
 * Whoever asked first would otherwise keep everybody waiting while functions are compiled, statements prepared and the
 * file is read for the first time. Changes nothing.
 */
export function warmUp(context: Context): void {
  context.db.transaction(() => {
    const page = { userId: undefined, limit: FIRST.channels, offset: 0 };
    const rows = findChannelPage(context, { kind: 'server' }, {}, undefined, page);
    const options = { messageLimit: FIRST.messages, memberLimit: FIRST.members, newestMembersFirst: true };
    writeChannels(channelStates(context, rows, options, writeMessage), {});
  });
}
