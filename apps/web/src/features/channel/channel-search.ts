export const channelTabs = ['conversation', 'members', 'data', 'danger'] as const;
export type ChannelTab = (typeof channelTabs)[number];

/** What of a channel is shown, as the address says it. */
export interface ChannelSearch {
  /** Absent: the conversation. */
  tab?: Exclude<ChannelTab, 'conversation'>;
  /** Id of the message that is jumped to and marked. */
  message?: string;
  /** RFC 3339: the moment that is jumped to. */
  at?: string;
  /** Id of the message whose thread is open. */
  thread?: string;
  /** Id of the message that the inspector shows. */
  inspect?: string;
}

/** Read the search parameters and leave out whatever makes no sense: no address breaks the page. */
export function channelSearch(raw: Record<string, unknown>): ChannelSearch {
  const tab = channelTabs.find((name) => name === raw['tab']);
  const message = textOf(raw['message']);
  const at = textOf(raw['at']);
  const thread = textOf(raw['thread']);
  const inspect = textOf(raw['inspect']);
  return {
    ...(tab !== undefined && tab !== 'conversation' && { tab }),
    ...(message !== '' && { message }),
    ...(!Number.isNaN(Date.parse(at)) && { at }),
    ...(thread !== '' && { thread }),
    ...(inspect !== '' && { inspect }),
  };
}

// Ids that look like numbers arrive as numbers.
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
