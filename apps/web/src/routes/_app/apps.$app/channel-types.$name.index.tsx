import { createFileRoute, redirect } from '@tanstack/react-router';

/** A channel type begins with its form. */
export const Route = createFileRoute('/_app/apps/$app/channel-types/$name/')({
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/apps/$app/channel-types/$name/config', params, replace: true });
  },
});
