import type { MessageResponse } from '@backchannel/chat-api/types';

/** The part of a conversation that has been read: without gaps, oldest first. */
export interface MessageWindow {
  messages: readonly MessageResponse[];
  /** There may be older messages than the first. */
  hasOlder: boolean;
  /** There may be newer messages than the last. */
  hasNewer: boolean;
}

/** The newest messages: `limit` is how many were asked for, fewer mean that this is all. */
export const newestWindow = (messages: readonly MessageResponse[], limit: number): MessageWindow => ({
  messages: once(messages),
  hasOlder: messages.length >= limit,
  hasNewer: false,
});

/** Messages around a place. How they are spread over both sides is the API's choice, so both ends stay open. */
export const middleWindow = (messages: readonly MessageResponse[]): MessageWindow => ({
  messages: once(messages),
  hasOlder: messages.length > 0,
  hasNewer: messages.length > 0,
});

/** Put an older page, read with `limit`, before what is there. */
export function withOlder(
  window: MessageWindow,
  page: readonly MessageResponse[],
  limit: number,
): MessageWindow {
  return { ...window, messages: once([...page, ...window.messages]), hasOlder: page.length >= limit };
}

/** Put a newer page, read with `limit`, after what is there. */
export function withNewer(
  window: MessageWindow,
  page: readonly MessageResponse[],
  limit: number,
): MessageWindow {
  return { ...window, messages: once([...window.messages, ...page]), hasNewer: page.length >= limit };
}

/** Index of the first message at or after a moment (milliseconds), or of the last one; -1 when there are none. */
export function indexAt(messages: readonly { created_at: number }[], ms: number): number {
  const at = messages.findIndex(({ created_at }) => created_at / 1e6 >= ms);
  return at === -1 ? messages.length - 1 : at;
}

/** Pages may overlap when something was written between two calls: each message stands once, as last read. */
function once(messages: readonly MessageResponse[]): readonly MessageResponse[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return byId.size === messages.length ? messages : [...byId.values()];
}
