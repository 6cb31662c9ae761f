import { Outlet } from '@tanstack/react-router';
import { Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { useSession } from '../api/session.ts';
import { takeEarlyKeys } from '../boot/early-keys.ts';
import { applyAppearance } from '../lib/appearance.ts';
import { holdForLater } from '../lib/keys-to-come.ts';
import { fetchFacesAsShown } from '../lib/more-scripts.ts';
import { lazyPart } from '../lib/part.ts';
import { listenForShortcuts, setSingleKeys } from '../lib/shortcuts.ts';
import { zoneStore } from '../lib/times.ts';
import { Toaster } from '../ui/toaster.tsx';
import { ConnectionBar } from './connection-bar.tsx';
import { rememberApp, useCurrentApp } from './current-app.ts';
import { Overlays } from './overlays.tsx';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { InsideFrame } from './whole-page.tsx';

const Drawer = lazyPart(() => import('./drawer.tsx'));

/** What stands around every signed-in page: environment line, sidebar, top bar, and what floats above. */
export function Frame() {
  const app = useCurrentApp();
  const [drawerOpen, setDrawerOpen] = useState(false);
  usePreferencesOnPage();
  useEffect(() => fetchFacesAsShown(document.body), []);
  useLayoutEffect(() => {
    const early = takeEarlyKeys();
    if (early.length > 0) holdForLater(early, () => true, true)();
    return listenForShortcuts(window);
  }, []);
  useEffect(() => {
    if (app) rememberApp(app.id);
  }, [app]);

  return (
    <div
      data-environment={app?.environment}
      className="grid h-dvh grid-cols-[216px_minmax(0,1fr)] max-pane:grid-cols-1"
    >
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-control bg-accent px-3 py-1.5 font-medium text-on-solid focus:translate-y-0"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('#main')?.focus();
        }}
      >
        Skip to the page
      </a>
      <div aria-hidden className="fixed inset-x-0 top-0 z-60 h-[3px] bg-env-line" />
      <div className="min-h-0 max-pane:hidden">
        <Sidebar />
      </div>
      <div className="flex min-h-0 min-w-0 flex-col">
        <TopBar onMenu={() => setDrawerOpen(true)} />
        <ConnectionBar />
        <main id="main" tabIndex={-1} className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-auto">
          <InsideFrame value>
            <Outlet />
          </InsideFrame>
        </main>
        <Toaster />
      </div>
      <Suspense>{drawerOpen && <Drawer onClose={() => setDrawerOpen(false)} />}</Suspense>
      <Overlays />
    </div>
  );
}

function usePreferencesOnPage(): void {
  const { preferences } = useSession();
  useEffect(() => {
    applyAppearance(preferences);
    setSingleKeys(preferences.singleKeys !== false);
    zoneStore.set(preferences.timeZone);
  }, [preferences]);
}
