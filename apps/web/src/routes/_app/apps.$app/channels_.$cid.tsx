import { createFileRoute } from '@tanstack/react-router';
import { channelSearch } from '../../../features/channel/channel-search.ts';
import { ChannelDetail } from '../../../features/channel/channel-detail.tsx';
import { channelQuery } from '../../../features/channel/queries.ts';

/** One channel as its own page. */
export const Route = createFileRoute('/_app/apps/$app/channels_/$cid')({
  staticData: { backTo: { name: 'Channels', to: '/apps/$app/channels' } },
  validateSearch: channelSearch,
  loader: ({ context: { queries, app }, params: { cid } }) => {
    // Started here, awaited by nobody: the page shows its frame at once, and its failure in its own words.
    void queries.prefetchQuery(channelQuery(app.id, cid));
  },
  component: Page,
});

function Page() {
  const { app } = Route.useRouteContext();
  const { cid } = Route.useParams();
  return <ChannelDetail key={cid} app={app} cid={cid} />;
}
