import type { sendMessage as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { assembleMessages } from '../../assemble/messages.ts';
import { channelNotFound } from '../../errors.ts';
import { findChannel } from '../../store/channels.ts';
import type { Handler } from '../handler.ts';
import { postMessage } from './post-message.ts';

export const sendMessage: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const cid = `${params.type}:${params.id}`;
  const channel = findChannel(context.db, cid);
  if (!channel) throw channelNotFound(cid);
  const userId = requireActor(context, caller, body.message, 'message');
  const row = postMessage(context, {
    channel,
    userId,
    message: body.message,
    pending: body.pending,
    pendingMetadata: body.pending_message_metadata,
    keepHidden: body.keep_channel_hidden,
  });
  const [message] = assembleMessages(context, [row], { readerId: userId });
  if (!message) throw new Error(`no message for ${row.id}`);
  return {
    message,
    ...(row.pending === 1 && { pending_message_metadata: body.pending_message_metadata ?? {} }),
  };
};
