import type { ChannelResponse } from '@backchannel/chat-api/types';
import { createContext, use } from 'react';
import type { App } from '../../../api/session.ts';

/** What every message of a list has in common. */
export interface MessageListContext {
  app: App;
  channel: ChannelResponse;
  /** Show another message of the channel. */
  jumpTo: (id: string) => void;
  openThread: (parentId: string) => void;
  inspect: (id: string) => void;
  /** The list is a thread: its messages do not offer it again. */
  inThread: boolean;
}

export const MessageContext = createContext<MessageListContext | undefined>(undefined);

/** The list that a message stands in. Throws outside of one. */
export function useMessageList(): MessageListContext {
  const list = use(MessageContext);
  if (!list) throw new Error('a message stands in a list');
  return list;
}
