import { Link, useMatches } from '@tanstack/react-router';
import { ChevronLeft, Menu as MenuIcon, Search } from 'lucide-react';
import { useSession } from '../api/session.ts';
import { ariaKeys } from '../lib/keys.ts';
import { IconButton } from '../ui/button.tsx';
import { EnvironmentWord } from '../ui/environment.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { lastList } from '../features/channels/last-list.ts';
import { useCurrentApp } from './current-app.ts';
import { openOverlay } from './overlay-store.ts';

interface BackTo {
  name: string;
  to: '/apps/$app/channels' | '/apps/$app/audit' | '/apps/$app/channel-types';
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page's name in the top bar, where it is the main heading. */
    name?: string;
    /** The page is one object of a list: the top bar links back to it, and the page has a main heading of its own. */
    backTo?: BackTo;
  }
}

/** Where one is, and the palette. */
export function TopBar({ onMenu }: { onMenu: () => void }) {
  const app = useCurrentApp();
  const { operator } = useSession();
  const { name, backTo } = useMatches({
    select: (matches) =>
      matches.some(({ status }) => status === 'notFound')
        ? {}
        : matches.reduce((found, { staticData }) => ({ ...found, ...staticData }), {}),
  }) as { name?: string; backTo?: BackTo };
  const place = 'text-body font-medium max-pane:text-section';
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-3 pl-4 pt-[3px] max-pane:h-14 max-pane:pl-2">
      <IconButton icon={MenuIcon} label="Pages" className="pane:hidden" size="form" onClick={onMenu} />
      <div className="grid min-w-0 flex-1">
        {backTo && app ? (
          <Link
            to={backTo.to}
            params={{ app: app.id }}
            // Back to the list as it was left.
            search={backTo.to === '/apps/$app/channels' ? lastList(operator.id, app.id) : {}}
            className={`inline-flex items-center gap-1 justify-self-start text-text no-underline hover:text-accent-text ${place}`}
          >
            <ChevronLeft size={16} className="-ml-1 text-text-2" aria-hidden />
            {backTo.name}
          </Link>
        ) : (
          <h1 tabIndex={-1} className={`truncate ${place}`}>
            {name ?? 'Not found'}
          </h1>
        )}
        {app && <EnvironmentWord environment={app.environment} label={app.label} className="pane:hidden" />}
      </div>
      <button
        type="button"
        aria-keyshortcuts={ariaKeys('Mod+k')}
        onClick={() => openOverlay('palette')}
        className="flex h-7 w-[216px] items-center gap-2 rounded-control border border-line-2 bg-surface px-2 text-left text-text-3 hover:bg-hover max-pane:hidden"
      >
        <Search size={14} aria-hidden />
        <span className="flex-1">Go to or do…</span>
        <KeyHint keys="Mod+k" />
      </button>
      <IconButton
        icon={Search}
        label="Go to or do"
        className="pane:hidden"
        size="form"
        onClick={() => openOverlay('palette')}
      />
    </header>
  );
}
