import { toMillis } from '@backchannel/chat-api';
import { getChannel } from '@backchannel/chat-api/operations';
import type { ChannelResponse, ChannelStateResponse } from '@backchannel/chat-api/types';
import { chat } from '../../api/client.ts';
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
