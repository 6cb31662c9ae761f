import { createFileRoute } from '@tanstack/react-router';
import { channelsSearch } from '../../../features/channels/channels-request.ts';
import { ChannelsPage } from '../../../features/channels/channels-page.tsx';
import { channelsQuery } from '../../../features/channels/queries.ts';

/** The list of channels; one of them may be open beside it, as a child route. */
export const Route = createFileRoute('/_app/apps/$app/channels')({
  staticData: { name: 'Channels' },
  validateSearch: channelsSearch,
  loaderDeps: ({ search: { filter, sort, as } }) => ({ filter, sort, as }),
  loader: ({ context: { queries, session, app }, deps }) => {
    const list = channelsQuery(app.id, deps);
    const unread = queries.getQueryState(list.queryKey) === undefined;
    // Started here, awaited by nobody: the page shows its frame at once. What is known already, the page itself keeps fresh.
    if (unread && typeof deps.filter !== 'string' && session.permissions.includes('channels.read'))
      void queries.prefetchInfiniteQuery(list);
  },
  component: ChannelsPage,
});
