import { toMillis } from '@backchannel/chat-api';
import { getChannel } from '@backchannel/chat-api/operations';
import type { ChannelResponse, ChannelStateResponse } from '@backchannel/chat-api/types';
import { chat } from '../../api/client.ts';
import { inWords } from '../../api/errors-in-words.ts';
import type { Person } from './truncation.ts';

/** The API gives no more messages in one answer. */
const mostMessages = 300;

/** Whether a member still sees what is as old as a moment. `untold`: they see more newer messages than one answer holds. */
export type Sight = 'still' | 'no longer' | 'untold';

/** Reads the channel as one of its members, as the API shows it to them. Throws what the client throws. */
export const readAs = (
  app: string,
  { type, id }: ChannelResponse,
  person: Person,
  messages = mostMessages,
): Promise<ChannelStateResponse> =>
  chat(app)(getChannel, {
    params: { type, id },
    query: { user_id: person.id, messages_limit: messages, members_limit: 1 },
  });

/** What an answer, read as a member, tells of the messages up to a moment. */
export function sightOf({ messages }: Pick<ChannelStateResponse, 'messages'>, until: Date): Sight {
  if (messages.some(({ created_at }) => toMillis(created_at) <= until.getTime())) return 'still';
  return messages.length < mostMessages ? 'no longer' : 'untold';
}

/** What a channel's members should see of it once it was hidden from them, or shown to them. */
export interface Wanted {
  hidden: boolean;
  /** Their history is cleared: no message is shown to them. */
  cleared: boolean;
}

/** Whether an answer, read as a member, is as wanted. */
export const isSeenAs = (
  { channel, messages }: Pick<ChannelStateResponse, 'channel' | 'messages'>,
  { hidden, cleared }: Wanted,
): boolean => (channel?.hidden === true) === hidden && (!cleared || messages.length === 0);

/** What the API shows to each of some members after a channel was hidden or shown, in a sentence. */
export async function readEachBack(
  app: string,
  channel: ChannelResponse,
  people: readonly Person[],
  wanted: Wanted,
): Promise<string> {
  try {
    const seen = await Promise.all(people.map((person) => readAs(app, channel, person, 1)));
    const others = people.filter((_person, at) => {
      const answer = seen[at];
      return answer && !isSeenAs(answer, wanted);
    });
    if (others.length > 0)
      return `The API took it, but shows it otherwise to ${others.map(({ name }) => name).join(', ')}.`;
    if (!wanted.hidden) return 'The API shows it to them again.';
    return wanted.cleared
      ? 'The API reports it as hidden from them, and shows them no message of it.'
      : 'The API reports it as hidden from them. It stays so until its next message.';
  } catch (error) {
    return `The API took it; reading as they see it failed: ${inWords(error).detail}`;
  }
}
