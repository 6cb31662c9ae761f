import type { MessageResponse } from '@backchannel/chat-api/types';

/** It waits to be committed. The contract has no field for it, but the API sends one with such messages. */
export const isPending = (message: MessageResponse): boolean =>
  'pending' in message && message.pending === true;
