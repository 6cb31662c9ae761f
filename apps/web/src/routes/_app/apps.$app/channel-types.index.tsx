import { createFileRoute } from '@tanstack/react-router';
import { settingsQuery } from '../../../api/settings.ts';
import { TypesPage } from '../../../features/channel-types/list/types-page.tsx';
import { MaySee } from '../../../shell/may-see.tsx';

export const Route = createFileRoute('/_app/apps/$app/channel-types/')({
  staticData: { name: 'Channel types' },
  loader: ({ context: { queries, session, app } }) => {
    if (session.permissions.includes('config.read'))
      void queries.prefetchQuery(settingsQuery(app.id, 'channel_type'));
  },
  component: Page,
});

function Page() {
  const { app } = Route.useRouteContext();
  return (
    <MaySee permission="config.read" what="channel types">
      <TypesPage app={app.id} />
    </MaySee>
  );
}
