import { createFileRoute } from '@tanstack/react-router';
import { operatorsQuery } from '../../../api/operators.ts';
import { OperatorsPage } from '../../../features/operators/operators-page.tsx';
import { MaySee } from '../../../shell/may-see.tsx';

export const Route = createFileRoute('/_app/settings/operators')({
  staticData: { name: 'Operators and roles' },
  loader: ({ context: { queries, session } }) => {
    if (session.permissions.includes('operators.manage')) void queries.prefetchQuery(operatorsQuery);
  },
  component: Page,
});

function Page() {
  return (
    <MaySee permission="operators.manage" what="operators">
      <OperatorsPage />
    </MaySee>
  );
}
