import { createFileRoute, redirect } from '@tanstack/react-router';
import { lastApp } from '../../shell/current-app.ts';

/** Home is the channels of the app that was open last. */
export const Route = createFileRoute('/_app/')({
  beforeLoad: ({ context: { session } }) => {
    const app = lastApp(session.apps);
    if (app) throw redirect({ to: '/apps/$app/channels', params: { app: app.id }, replace: true });
    throw redirect({ to: '/settings/appearance', replace: true });
  },
});
