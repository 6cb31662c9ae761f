import { createFileRoute } from '@tanstack/react-router';
import { JsonTab } from '../../../features/channel-types/json/json-tab.tsx';

export const Route = createFileRoute('/_app/apps/$app/channel-types/$name/json')({ component: Page });

function Page() {
  const { app } = Route.useRouteContext();
  const { name } = Route.useParams();
  return <JsonTab key={name} app={app.id} name={name} />;
}
