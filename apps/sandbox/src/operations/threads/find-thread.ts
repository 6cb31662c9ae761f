import type { Context } from '../../context.ts';
import { doesNotExist } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import type { ChannelRow } from '../../store/channels.ts';
import type { MessageRow } from '../../store/messages.ts';
import { findThread } from '../../store/threads.ts';
import type { ThreadRow } from '../../store/threads.ts';
import { requireMessage } from '../messages/find-message.ts';

/** The thread that begins with a message. Throws 404/16 when the message is not there or nobody has answered it. */
export function requireThread(
  context: Context,
  caller: Caller,
  parentId: string,
): { thread: ThreadRow; parent: MessageRow; channel: ChannelRow } {
  const { row: parent, channel } = requireMessage(context, caller, parentId);
  const thread = findThread(context.db, parentId);
  if (!thread) throw doesNotExist(`thread with parent message id ${parentId} doesn't exist`);
  return { thread, parent, channel };
}
