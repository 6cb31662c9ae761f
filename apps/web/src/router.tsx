import type { QueryClient } from '@tanstack/react-query';
import { createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { routeTree } from './routeTree.gen.ts';

const ErrorPage = lazyRouteComponent(() => import('./shell/error-page.tsx'), 'ErrorPage');
const NotFoundPage = lazyRouteComponent(() => import('./shell/not-found-page.tsx'), 'NotFoundPage');

/** What every loader and guard is given. */
export interface RouterContext {
  queries: QueryClient;
}

export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries } satisfies RouterContext,
    defaultPreload: 'intent',
    // The query cache decides what is fresh, not the router.
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
