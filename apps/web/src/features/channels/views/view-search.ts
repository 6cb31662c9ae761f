import { channelsSearch, type ChannelsSearch } from '../channels-request.ts';

/** What of the page's search a saved view keeps: not which view it is. */
export function viewSearch({ filter, sort, as }: ChannelsSearch): Record<string, unknown> {
  return {
    ...(filter !== undefined && { filter }),
    ...(sort !== undefined && { sort }),
    ...(as !== undefined && { as }),
  };
}

/** Whether a kept search still says what the page shows. */
export const sameView = (kept: Record<string, unknown>, search: ChannelsSearch): boolean =>
  JSON.stringify(viewSearch(channelsSearch(kept))) === JSON.stringify(viewSearch(search));
