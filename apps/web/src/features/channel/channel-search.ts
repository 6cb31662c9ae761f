import { searchText } from '../../lib/search-text.ts';

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
  const message = searchText(raw['message']);
  const at = searchText(raw['at']);
  const thread = searchText(raw['thread']);
  const inspect = searchText(raw['inspect']);
  return {
    ...(tab !== undefined && tab !== 'conversation' && { tab }),
    ...(message !== '' && { message }),
    ...(!Number.isNaN(Date.parse(at)) && { at }),
    ...(thread !== '' && { thread }),
    ...(inspect !== '' && { inspect }),
  };
}
