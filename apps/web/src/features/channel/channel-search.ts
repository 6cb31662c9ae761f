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
  /** Of the members, those with a name like this. */
  find?: string;
  /** Of the members, those of this kind: `banned`, `role:channel_moderator`. */
  who?: string;
}

const texts = ['message', 'thread', 'inspect', 'find', 'who'] as const;

/** Read the search parameters and leave out whatever makes no sense: no address breaks the page. */
export function channelSearch(raw: Record<string, unknown>): ChannelSearch {
  const search: ChannelSearch = {};
  const tab = channelTabs.find((name) => name === raw['tab']);
  if (tab !== undefined && tab !== 'conversation') search.tab = tab;
  const at = searchText(raw['at']);
  if (!Number.isNaN(Date.parse(at))) search.at = at;
  for (const name of texts) {
    const text = searchText(raw[name]);
    if (text !== '') search[name] = text;
  }
  return search;
}
