import type { queryChannels as Operation } from '@backchannel/chat-api/operations';
import { queryChannels } from '../operations/channels/query-channels.ts';
import type { Handler, Reply } from '../operations/handler.ts';
import { Unfinished } from '../tasks/run-task.ts';

/** `query_channels` without a transport, of pages that are made within the call. */
export const queryPage: Handler<typeof Operation> = (call, context) => {
  const answer = queryChannels(call, context);
  // The first may take longer, and nobody else has a turn here: once more.
  if (answer instanceof Unfinished) return queryPage(call, context);
  return JSON.parse(answer.with({ duration: '' }).toString()) as Reply<typeof Operation>;
};
