/** The element id of a message in its list. */
export const messageElementId = (id: string): string => `message-${id}`;
