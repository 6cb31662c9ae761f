import { createFileRoute } from '@tanstack/react-router';
import { isFirstUnderWay } from '../../../boot/handover.ts';
import { channelsSearch } from '../../../features/channels/channels-request.ts';
import { ChannelsPage } from '../../../features/channels/channels-page.tsx';
import { channelsQuery } from '../../../features/channels/queries.ts';

const patienceMs = 150;

/** The list of channels; one of them may be open beside it, as a child route. */
export const Route = createFileRoute('/_app/apps/$app/channels')({
  staticData: { name: 'Channels' },
  validateSearch: channelsSearch,
  loaderDeps: ({ search }) => {
    // As the page reads it: the router also hands on what makes no sense, which would be another list to the cache.
    const { filter, sort, as } = channelsSearch({ ...search });
    return { filter, sort, as };
  },
  loader: async ({ context: { queries, session, app }, deps }) => {
    const list = channelsQuery(app.id, deps);
    const unread = queries.getQueryState(list.queryKey) === undefined;
    // What is known already, the page itself keeps fresh.
    if (!unread || typeof deps.filter === 'string' || !session.permissions.includes('channels.read')) return;
    const underWay = isFirstUnderWay();
    const read = queries.prefetchInfiniteQuery(list);
    // The page shows its frame at once and waits for nobody; but what was asked for when the page began has mostly come,
    // and rows that are drawn right away need no skeletons before them.
    if (underWay) await Promise.race([read, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  },
  component: ChannelsPage,
});
