import type { ChannelsSearch } from './channels-request.ts';

const key = (operator: string, app: string): string => `backchannel.channels ${operator} ${app}`;

/** Keep how the list of this tab looks to an operator, for the way back from a channel's own page. */
export const keepLastList = (operator: string, app: string, search: ChannelsSearch): void =>
  sessionStorage.setItem(key(operator, app), JSON.stringify(search));

/** How this tab last showed the list to an operator; nothing where it has not. */
export const lastList = (operator: string, app: string): ChannelsSearch =>
  JSON.parse(sessionStorage.getItem(key(operator, app)) ?? '{}');
