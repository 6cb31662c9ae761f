import { createFileRoute, Navigate } from '@tanstack/react-router';

/** A channel type begins with its form. */
export const Route = createFileRoute('/_app/apps/$app/channel-types/$name/')({ component: Page });

function Page() {
  const { app, name } = Route.useParams();
  return (
    <Navigate to="/apps/$app/channel-types/$name/$part" params={{ app, name, part: 'config' }} replace />
  );
}
