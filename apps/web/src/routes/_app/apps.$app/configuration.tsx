import { createFileRoute } from '@tanstack/react-router';
import { ConfigurationPage } from '../../../features/configuration/configuration-page.tsx';

export const Route = createFileRoute('/_app/apps/$app/configuration')({
  staticData: { name: 'Configuration file' },
  component: Page,
});

function Page() {
  const { app } = Route.useRouteContext();
  return <ConfigurationPage key={app.id} app={app.id} />;
}
