import { createFileRoute } from '@tanstack/react-router';
import { HistoryTab } from '../../../features/channel-types/history/history-tab.tsx';

export const Route = createFileRoute('/_app/apps/$app/channel-types/$name/history')({ component: Page });

function Page() {
  const { app } = Route.useRouteContext();
  const { name } = Route.useParams();
  return <HistoryTab key={name} app={app.id} name={name} />;
}
