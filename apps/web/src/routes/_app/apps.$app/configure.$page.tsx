import { createFileRoute, notFound } from '@tanstack/react-router';
import { ConfigurePage, isConfigurePage } from '../../../features/configure/configure-page.tsx';

/** The pages behind the channel types. One route for all of them, since every route stands in the first script. `types`: what
 *  is compared, as `app~type` in the order of the columns. */
export const Route = createFileRoute('/_app/apps/$app/configure/$page')({
  staticData: { backTo: { name: 'Channel types', to: '/apps/$app/channel-types' } },
  validateSearch: ({ types }: Record<string, unknown>): { types?: string[] } =>
    Array.isArray(types) && types.every((type) => typeof type === 'string') ? { types } : {},
  loader: ({ params: { page } }) => {
    if (!isConfigurePage(page)) throw notFound();
  },
  component: Page,
});

function Page() {
  const { app } = Route.useRouteContext();
  const { page } = Route.useParams();
  const { types = [] } = Route.useSearch();
  const navigate = Route.useNavigate();
  if (!isConfigurePage(page)) return null;
  return (
    <ConfigurePage
      key={app.id}
      app={app.id}
      page={page}
      types={types}
      onTypes={(chosen) => void navigate({ search: { types: [...chosen] }, replace: true })}
    />
  );
}
