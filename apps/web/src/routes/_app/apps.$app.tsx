import { createFileRoute, notFound } from '@tanstack/react-router';

/** The pages of one chat app; an app that the operator does not have does not exist. */
export const Route = createFileRoute('/_app/apps/$app')({
  beforeLoad: ({ context: { session }, params }) => {
    const app = session.apps.find(({ id }) => id === params.app);
    if (!app) throw notFound({ routeId: '/_app/apps/$app' });
    return { app };
  },
});
