import { Outlet } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Suspense, useEffect, useRef } from 'react';
import { allowance } from '../../api/permission.ts';
import { useSession } from '../../api/session.ts';
import { lazyPart } from '../../lib/part.ts';
import { useCurrentApp } from '../../shell/current-app.ts';
import { useTitle } from '../../lib/use-title.ts';
import { BesideContext } from '../../table/beside.ts';
import { ChannelsList } from './channels-list.tsx';
import { useChannelsPage } from './use-channels-page.ts';

const NotPermitted = lazyPart(async () => ({
  default: (await import('../../ui/list-states.tsx')).NotPermitted,
}));

/** The channels of an app, with the open one beside them. */
export function ChannelsPage() {
  const app = useCurrentApp();
  const session = useSession();
  useTitle('Channels', app?.label);
  const may = allowance(session, 'channels.read');
  if (app && may.allowed) return <Allowed app={app.id} />;
  return (
    <Suspense>
      <NotPermitted title="You may not see channels" {...may} />
    </Suspense>
  );
}

function Allowed({ app }: { app: string }) {
  const page = useChannelsPage(app);
  const isOpen = page.openCid !== undefined;
  const list = useRef<HTMLElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Where the pane takes the list's place, the focus goes with it, and comes back.
    if (isOpen && list.current?.checkVisibility() === false) pane.current?.focus();
    if (!isOpen && wasOpen.current && document.activeElement === document.body)
      list.current?.querySelector<HTMLElement>('[role=grid]')?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <div className="flex min-h-0 flex-1">
      <section
        ref={list}
        aria-label="Channel list"
        data-pane
        tabIndex={-1}
        className={clsx('flex min-h-0 min-w-0 flex-1 flex-col outline-none', isOpen && 'max-[72rem]:hidden')}
      >
        <ChannelsList page={page} />
      </section>
      {isOpen && (
        <div
          ref={pane}
          tabIndex={-1}
          className="outline-none flex min-h-0 w-[520px] min-w-0 shrink-0 flex-col border-l border-line max-[72rem]:w-full max-[72rem]:border-l-0"
        >
          <BesideContext value={page.beside}>
            <Outlet />
          </BesideContext>
        </div>
      )}
    </div>
  );
}
