import { createFileRoute, useLocation } from '@tanstack/react-router';
import { signInOptionsQuery } from '../api/sign-in.ts';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';

export const Route = createFileRoute('/sign-in')({
  validateSearch: (search: Record<string, unknown>): { redirect?: string } =>
    typeof search['redirect'] === 'string' ? { redirect: search['redirect'] } : {},
  loader: ({ context: { queries } }) => {
    // Only the demo's buttons wait for it; the form does not.
    void queries.prefetchQuery(signInOptionsQuery);
  },
  component: SignIn,
});

function SignIn() {
  const hasEnded = useLocation({ select: ({ state }) => state.sessionEnded === true });
  return <SignInPage redirect={Route.useSearch().redirect} hasEnded={hasEnded} />;
}
