import type { QueryClient } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import { forgetSession } from '../api/session.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The sign-in page is shown because the session has ended. */
    sessionEnded?: boolean;
  }
}

export const signInPath = '/sign-in';

/**
 * Go to the sign-in page because the session has ended. It is forgotten only once the page that shows who is signed in
 * is gone. `redirect` is where signing in comes back to. Does nothing when the sign-in page is shown already.
 */
export async function leaveForSignIn(
  router: AnyRouter,
  queries: QueryClient,
  redirect?: string,
): Promise<void> {
  if (router.state.location.pathname === signInPath) return;
  const left = new Promise<void>((resolve) => {
    const end = router.subscribe('onRendered', ({ toLocation }) => {
      if (toLocation.pathname !== signInPath) return;
      end();
      resolve();
    });
  });
  await router.navigate(
    redirect === undefined
      ? { to: signInPath }
      : { to: signInPath, search: { redirect }, state: { sessionEnded: true } },
  );
  await left;
  forgetSession(queries);
}
