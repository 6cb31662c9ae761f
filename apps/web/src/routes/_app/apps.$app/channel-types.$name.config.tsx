import { createFileRoute } from '@tanstack/react-router';
import { ConfigTab } from '../../../features/channel-types/form/config-tab.tsx';

export const Route = createFileRoute('/_app/apps/$app/channel-types/$name/config')({ component: Page });

function Page() {
  const { app } = Route.useRouteContext();
  const { name } = Route.useParams();
  return <ConfigTab key={name} app={app.id} name={name} />;
}
