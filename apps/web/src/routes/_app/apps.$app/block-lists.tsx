import { createFileRoute } from '@tanstack/react-router';
import { settingsQuery } from '../../../api/settings.ts';
import { BlockListsPage } from '../../../features/block-lists/block-lists-page.tsx';

export const Route = createFileRoute('/_app/apps/$app/block-lists')({
  staticData: { name: 'Block lists' },
  loader: ({ context: { queries, session, app } }) => {
    if (session.permissions.includes('config.read'))
      void queries.prefetchQuery(settingsQuery(app.id, 'block_list'));
  },
  component: Page,
});

function Page() {
  const { app } = Route.useRouteContext();
  return <BlockListsPage app={app.id} />;
}
