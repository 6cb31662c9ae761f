import type { Shortcut } from '../../lib/shortcuts.ts';

/** The keys for the message that has the focus. */
export const messageKeys = {
  edit: { keys: 'e', label: 'Edit the message', group: 'Message' },
  pin: { keys: 'p', label: 'Pin or unpin the message', group: 'Message' },
  remove: { keys: 'Delete', label: 'Delete the message', group: 'Message' },
} as const satisfies Record<string, Omit<Shortcut, 'run'>>;
