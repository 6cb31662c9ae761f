import { createFileRoute } from '@tanstack/react-router';
import { channelSearch } from '../../../features/channel/channel-search.ts';
import { ChannelDetail } from '../../../features/channel/channel-detail.tsx';
import { channelQuery } from '../../../features/channel/queries.ts';

/** One channel beside the list. */
export const Route = createFileRoute('/_app/apps/$app/channels/beside/$cid')({
  validateSearch: channelSearch,
  loader: ({ context: { queries, app }, params: { cid } }) => {
    // Started here, awaited by nobody: the page shows its frame at once, and its failure in its own words.
    void queries.prefetchQuery(channelQuery(app.id, cid));
  },
  component: Pane,
});

function Pane() {
  const { app } = Route.useRouteContext();
  const { cid } = Route.useParams();
  return <ChannelDetail key={cid} app={app} cid={cid} />;
}
