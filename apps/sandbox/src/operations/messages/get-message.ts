import type { getMessage as Operation } from '@backchannel/chat-api/operations';
import { assembleChannel } from '../../assemble/channels.ts';
import { parseObject } from '../../values.ts';
import type { Handler } from '../handler.ts';
import { answerMessage } from './answer-message.ts';
import { requireMessage } from './find-message.ts';

export const getMessage: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const { row, channel } = requireMessage(context, caller, params.id);
  const readerId = caller.kind === 'user' ? caller.userId : undefined;
  const message = answerMessage(context, row, {
    viewer: caller,
    readerId,
    // What a deletion has taken from readers, only the app's own server gets to see.
    showDeleted: query.show_deleted_message === true && caller.kind === 'server',
  });
  const wire = assembleChannel(context, channel, readerId);
  if (!wire) throw new Error(`no channel for ${row.id}`);
  return {
    message: { ...message, channel: wire },
    // The column holds the request's map of text to text.
    ...(row.pending === 1 && {
      pending_message_metadata: parseObject(row.pending_metadata) as Record<string, string>,
    }),
  };
};
