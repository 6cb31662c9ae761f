import { toMillis } from '@backchannel/chat-api';
import { getChannel, queryChannels } from '@backchannel/chat-api/operations';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { chat } from '../../api/client.ts';
import { inWords } from '../../api/errors-in-words.ts';
import { counted } from '../../lib/numbers.ts';
import { fullTime } from '../../lib/times.ts';

/** What the API reports of the channel after an act, read anew: "The API now reports 1 message, truncated at 29 Oct 2026, 00:00:00 UTC." */
export async function readBack(app: string, { type, id }: ChannelResponse): Promise<string> {
  try {
    const { channel } = await chat(app)(getChannel, { params: { type, id }, query: { state: false } });
    if (!channel) return 'The API accepted it.';
    const { message_count: messages, truncated_at: at } = channel;
    return [
      messages === undefined
        ? 'The API does not count its messages'
        : `The API now reports ${counted(messages, 'message')}`,
      at === undefined ? '' : `, truncated at ${fullTime(new Date(toMillis(at)))}`,
      '.',
    ].join('');
  } catch (error) {
    return `The API accepted it; reading the channel again failed: ${inWords(error).detail}`;
  }
}

/** What the API's list says of a channel after it was deleted, in a sentence. */
export async function readListBack(app: string, cid: string): Promise<string> {
  try {
    const { channels } = await chat(app)(queryChannels, {
      body: {
        filter_conditions: { cid: { $eq: cid } },
        limit: 1,
        state: false,
        message_limit: 0,
        member_limit: 0,
      },
    });
    return channels.length > 0
      ? 'The API still lists it: what is in it goes in the background.'
      : 'The API no longer lists it.';
  } catch (error) {
    return `The API accepted it; asking whether it is still listed failed: ${inWords(error).detail}`;
  }
}
