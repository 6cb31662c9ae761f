import { createFileRoute, notFound, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../api/session.ts';
import { Frame } from '../shell/frame.tsx';

/** Everything behind the sign-in. */
export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ context: { queries }, location, matches }) => {
    const session = await queries.ensureQueryData(sessionQuery);
    // There is nothing to sign in for.
    if (!session && matches.at(-1)?.routeId === '/_app/$') throw notFound();
    if (!session) throw redirect({ to: '/sign-in', search: { redirect: location.href } });
    return { session };
  },
  component: Frame,
});
