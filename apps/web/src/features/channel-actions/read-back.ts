import { getChannel, queryChannels } from '@backchannel/chat-api/operations';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { chat } from '../../api/client.ts';
import { inWords } from '../../api/errors-in-words.ts';
import { counted } from '../../lib/numbers.ts';
import { readAs, sightOf } from './seen-by.ts';
import type { Person } from './truncation.ts';
import { truncatedWords } from './truncation-found.ts';

/** The channel itself as the API has it now. Throws what the client throws. */
export async function channelNow(app: string, { type, id }: ChannelResponse): Promise<ChannelResponse> {
  const { channel } = await chat(app)(getChannel, { params: { type, id }, query: { state: false } });
  if (!channel) throw new Error('The answer has no channel.');
  return channel;
}

/** What the API reports of the channel after an act, read anew: "The API now reports 1 message, truncated at 29 Oct 2026, 00:00:00 UTC by Maja." */
export async function readBack(app: string, channel: ChannelResponse): Promise<string> {
  try {
    const now = await channelNow(app, channel);
    const { message_count: messages } = now;
    return [
      messages === undefined
        ? 'The API does not count its messages'
        : `The API now reports ${counted(messages, 'message')}`,
      truncatedWords(now),
      '.',
    ].join('');
  } catch (error) {
    return `The API accepted it; reading the channel again failed: ${inWords(error).detail}`;
  }
}

/**
 * What the API shows to the first of the members whose history was hidden, in a sentence. The channel itself, with its
 * count, is the same as before. `until`: everything up to then should be out of their sight.
 */
export async function readMemberBack(
  app: string,
  channel: ChannelResponse,
  members: readonly Person[],
  until: Date,
): Promise<string> {
  const [first] = members;
  if (!first) return '';
  try {
    const sight = sightOf(await readAs(app, channel, first), until);
    const others = members.length === 1 ? '' : ' The others were not read.';
    if (sight === 'no longer') return `Read as ${first.name}: nothing of it is shown any more.${others}`;
    if (sight === 'still') return `Read as ${first.name}: some of it is still shown.${others}`;
    return `The API accepted it. Read as ${first.name}, its answer holds newer messages only.`;
  } catch (error) {
    return `The API accepted it; reading as ${first.name} failed: ${inWords(error).detail}`;
  }
}

/** A channel as the API's list has it; undefined where that no longer does. Throws what the client throws. */
export async function listed(app: string, cid: string): Promise<ChannelResponse | undefined> {
  const { channels } = await chat(app)(queryChannels, {
    body: {
      filter_conditions: { cid: { $eq: cid } },
      limit: 1,
      state: false,
      message_limit: 0,
      member_limit: 0,
    },
  });
  return channels[0]?.channel;
}

/** What the API's list says of a channel after it was deleted, in a sentence. */
export async function readListBack(app: string, cid: string): Promise<string> {
  try {
    return (await listed(app, cid))
      ? 'The API still lists it: what is in it goes in the background.'
      : 'The API no longer lists it.';
  } catch (error) {
    return `The API accepted it; asking whether it is still listed failed: ${inWords(error).detail}`;
  }
}

/** Goes before what was read back, where no answer to the act came. */
export const lostWords = (answer: unknown): string =>
  answer === undefined ? 'Its answer was lost, but it is done. ' : '';
