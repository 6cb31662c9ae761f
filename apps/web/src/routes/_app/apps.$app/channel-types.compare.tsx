import { createFileRoute } from '@tanstack/react-router';
import { ComparePage } from '../../../features/channel-types/compare/compare-page.tsx';
import { refOf, refText } from '../../../features/channel-types/compare/matrix.ts';

/** `types`: what is compared, as `app~type` in the order of the columns. */
export const Route = createFileRoute('/_app/apps/$app/channel-types/compare')({
  staticData: { backTo: { name: 'Channel types', to: '/apps/$app/channel-types' } },
  validateSearch: ({ types }: Record<string, unknown>): { types?: string[] } =>
    Array.isArray(types) && types.every((type) => typeof type === 'string') ? { types } : {},
  component: Page,
});

function Page() {
  const { app } = Route.useRouteContext();
  const { types = [] } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <ComparePage
      app={app.id}
      refs={types.flatMap((text) => refOf(text) ?? [])}
      onRefs={(refs) => void navigate({ search: { types: refs.map(refText) }, replace: true })}
    />
  );
}
