import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTitle } from '../lib/use-title.ts';
import { buttonClass } from '../ui/plain-button.tsx';
import { StateBlock } from '../ui/list-states.tsx';
import { WholePage } from './whole-page.tsx';

/** No page at this address. */
export function NotFoundPage() {
  useTitle('Not found');
  return (
    <WholePage heading="Not found">
      <StateBlock
        icon={Compass}
        title="There is no such page"
        actions={
          <Link to="/" className={buttonClass('ordinary')}>
            Go to Channels
          </Link>
        }
      >
        Nothing is at <span className="mono break-all">{location.pathname}</span>. The address may be cut
        short.
      </StateBlock>
    </WholePage>
  );
}
