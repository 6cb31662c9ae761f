import { createFileRoute } from '@tanstack/react-router';
import { GrantsTab } from '../../../features/channel-types/grants/grants-tab.tsx';

export const Route = createFileRoute('/_app/apps/$app/channel-types/$name/grants')({ component: Page });

function Page() {
  const { app } = Route.useRouteContext();
  const { name } = Route.useParams();
  return <GrantsTab key={name} app={app.id} name={name} />;
}
