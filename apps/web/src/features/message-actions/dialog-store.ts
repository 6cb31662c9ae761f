import type { MessageResponse } from '@backchannel/chat-api/types';

/** A dialog about a message. */
export interface Asked {
  dialog: 'edit' | 'pin' | 'hard-delete';
  message: MessageResponse;
}

let asked: Asked | undefined;
const listeners = new Set<() => void>();

/**
 * Which dialog about a message is open. The buttons at a message go when the pointer leaves it, and the message may go
 * when it is deleted: the dialog must outlive both, so it stands elsewhere.
 */
export const dialogStore = {
  get: (): Asked | undefined => asked,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export const ask = (next: Asked): void => change(next);
export const closeAsked = (): void => change(undefined);

function change(next: Asked | undefined): void {
  asked = next;
  for (const listener of listeners) listener();
}
