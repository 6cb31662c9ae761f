import { createFileRoute } from '@tanstack/react-router';
import { FirstAdminPage } from '../features/sign-in/first-admin-page.tsx';

export const Route = createFileRoute('/first-admin')({
  validateSearch: (search: Record<string, unknown>): { token: string } => ({
    // A token of digits alone arrives as a number.
    token:
      typeof search['token'] === 'string' || typeof search['token'] === 'number' ? `${search['token']}` : '',
  }),
  component: FirstAdmin,
});

function FirstAdmin() {
  return <FirstAdminPage token={Route.useSearch().token} />;
}
