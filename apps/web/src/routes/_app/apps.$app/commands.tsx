import { createFileRoute } from '@tanstack/react-router';
import { settingsQuery } from '../../../api/settings.ts';
import { CommandsPage } from '../../../features/commands/commands-page.tsx';
import { MaySee } from '../../../shell/may-see.tsx';

export const Route = createFileRoute('/_app/apps/$app/commands')({
  staticData: { name: 'Commands' },
  validateSearch: ({ find }: Record<string, unknown>): { find?: string } =>
    typeof find === 'string' && find !== '' ? { find } : {},
  loader: ({ context: { queries, session, app } }) => {
    if (session.permissions.includes('config.read'))
      void queries.prefetchQuery(settingsQuery(app.id, 'command'));
  },
  component: Page,
});

function Page() {
  const { app } = Route.useRouteContext();
  const { find = '' } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <MaySee permission="config.read" what="commands">
      <CommandsPage
        app={app.id}
        find={find}
        onFind={(text) => void navigate({ search: text === '' ? {} : { find: text }, replace: true })}
      />
    </MaySee>
  );
}
