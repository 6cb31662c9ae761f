import { createFileRoute } from '@tanstack/react-router';
import { UsedByTab } from '../../../features/channel-types/used-by/used-by-tab.tsx';

export const Route = createFileRoute('/_app/apps/$app/channel-types/$name/used-by')({ component: Page });

function Page() {
  const { app } = Route.useRouteContext();
  const { name } = Route.useParams();
  return <UsedByTab key={name} app={app.id} name={name} />;
}
