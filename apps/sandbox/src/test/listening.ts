import { startConversation } from './conversation.ts';
import type { Conversation } from './conversation.ts';
import { hookTo, settled, startReceiver } from './receiver.ts';
import type { Received } from './receiver.ts';

type Event = Received['event'];

/** A conversation whose every event goes to a receiver. */
export interface Listening {
  room: Conversation;
  /** What has come since the last time; all deliveries are over. */
  heard(): Promise<Event[]>;
  /** Waits for an event of the type. */
  event(type: string): Promise<Event>;
  close(): Promise<void>;
}

export async function startListening(): Promise<Listening> {
  const room = await startConversation();
  const receiver = await startReceiver();
  await hookTo(room.api, receiver.url);
  return {
    room,
    heard: async () => {
      await settled(room.api);
      const events = receiver.received.map(({ event }) => event);
      receiver.received.length = 0;
      return events;
    },
    event: (type) => receiver.event(type),
    close: async () => {
      await room.api.close();
      await receiver.close();
    },
  };
}

/** The types of events, sorted. */
export const types = (events: readonly Event[]): string[] =>
  events.map((event) => event.type ?? '').sort((a, b) => a.localeCompare(b));

export const one = (events: readonly Event[], type: string): Event | undefined =>
  events.find((event) => event.type === type);
