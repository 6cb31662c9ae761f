import { createFileRoute } from '@tanstack/react-router';
import { oneSettingsQuery } from '../../../api/settings.ts';
import { TypePage } from '../../../features/channel-types/type-page.tsx';
import { MaySee } from '../../../shell/may-see.tsx';

/** One channel type; its parts are child routes. */
export const Route = createFileRoute('/_app/apps/$app/channel-types/$name')({
  staticData: { backTo: { name: 'Channel types', to: '/apps/$app/channel-types' } },
  // With `review`, the unsaved changes stand beside the part that is shown.
  validateSearch: ({ review }: Record<string, unknown>): { review?: true } =>
    review === true ? { review } : {},
  loader: ({ context: { queries, session, app }, params: { name } }) => {
    // Started here, awaited by nobody: the page shows its frame at once, and its failure in its own words.
    if (session.permissions.includes('config.read'))
      void queries.prefetchQuery(oneSettingsQuery(app.id, 'channel_type', name));
  },
  component: Page,
});

function Page() {
  const { app } = Route.useRouteContext();
  const { name } = Route.useParams();
  return (
    <MaySee permission="config.read" what="channel types">
      <TypePage key={name} app={app} name={name} />
    </MaySee>
  );
}
