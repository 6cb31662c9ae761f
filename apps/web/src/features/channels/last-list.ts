import type { ChannelsSearch } from './channels-request.ts';

const key = (app: string): string => `backchannel.channels.${app}`;

/** Keep how the list of this tab looks, for the way back from a channel's own page. */
export const keepLastList = (app: string, search: ChannelsSearch): void =>
  sessionStorage.setItem(key(app), JSON.stringify(search));

/** How this tab last showed the list, for its route to read; nothing where it has not. */
export const lastList = (app: string): ChannelsSearch => JSON.parse(sessionStorage.getItem(key(app)) ?? '{}');
