import { createFileRoute, notFound } from '@tanstack/react-router';
import { isTypePart, TypePart } from '../../../features/channel-types/type-part.tsx';

/** A part of a channel type's page. One route for all of them, since every route stands in the first script. */
export const Route = createFileRoute('/_app/apps/$app/channel-types/$name/$part')({
  loader: ({ params: { part } }) => {
    if (!isTypePart(part)) throw notFound();
  },
  component: Page,
});

function Page() {
  const { app } = Route.useRouteContext();
  const { name, part } = Route.useParams();
  return isTypePart(part) ? <TypePart key={name} app={app.id} name={name} part={part} /> : null;
}
