import type { QueryChannelsResponse } from '@backchannel/chat-api/types';
import { writeChannels } from './channel-states.ts';

/** The JSON of what an operation answers, in pieces. */
export const writeAnswer = (operation: string, answer: object): string[] =>
  operation === 'query_channels'
    ? // What this operation's handler answers, with the duration that all answers have.
      writeChannels(answer as QueryChannelsResponse)
    : [JSON.stringify(answer)];
