import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { sessionQuery } from '../api/session.ts';
import { useTitle } from '../lib/use-title.ts';
import { buttonClass } from '../ui/plain-button.tsx';
import { StateBlock } from '../ui/list-states.tsx';
import { WholePage } from './whole-page.tsx';

/** No page at this address, or one of an app that is not here. */
export function NotFoundPage() {
  useTitle('Not found');
  const unknown = useUnknownApp();
  return (
    <WholePage heading="Not found">
      <StateBlock
        icon={Compass}
        title={unknown === undefined ? 'There is no such page' : 'There is no such app'}
        actions={
          <Link to="/" className={buttonClass('ordinary')}>
            Go to Channels
          </Link>
        }
      >
        {unknown === undefined ? (
          <>
            Nothing is at <span className="mono break-all">{location.pathname}</span>. The address may be cut
            short.
          </>
        ) : (
          <>
            No app here is called <span className="mono break-all">{unknown}</span>. The apps that you may
            work in are in the switcher.
          </>
        )}
      </StateBlock>
    </WholePage>
  );
}

/** The app of the address, as it is written there, where it is none of the operator's. */
function useUnknownApp(): string | undefined {
  const session = useQueryClient().getQueryData(sessionQuery.queryKey);
  const app = /^\/apps\/([^/]+)/.exec(location.pathname)?.[1];
  return session?.apps.some(({ id }) => id === app) === false ? app : undefined;
}
