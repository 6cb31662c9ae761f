import { defaultGrants } from '@backchannel/chat-api/default-grants';

/** Whether every app begins with this type. It can be changed and deleted like any other. */
export const isBuiltIn = (name: string): boolean => Object.hasOwn(defaultGrants, name);
