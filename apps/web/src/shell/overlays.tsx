import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useSyncExternalStore } from 'react';
import { useSession } from '../api/session.ts';
import { onFirstSign } from '../lib/first-sign.ts';
import { KeysToCome } from '../lib/keys-to-come.ts';
import { lazyPart, loadPart } from '../lib/part.ts';
import { registerShortcut } from '../lib/shortcuts.ts';
import { useShortcut } from '../lib/use-shortcut.ts';
import { undoNewest } from '../ui/toast-store.ts';
import { useCurrentApp } from './current-app.ts';
import { navigation } from './navigation.ts';
import { closeOverlay, openOverlay, overlayStore } from './overlay-store.ts';

const loadPalette = () => import('./palette/palette.tsx');
const Palette = lazyPart(loadPalette);
const loadWatch = () => import('./other-operator.ts');
const loadErrorPage = () => import('./error-page.tsx');
const PasswordDialog = lazyPart(() => import('../features/sign-in/password-dialog.tsx'));
const ShortcutHelp = lazyPart(() => import('./shortcut-help.tsx'));

/** The palette, the shortcut help, the change of one's password, and the keys that work on every page. */
export function Overlays() {
  const open = useSyncExternalStore(overlayStore.subscribe, overlayStore.get);
  useShortcut({
    keys: 'Mod+k',
    label: 'Go to or do',
    group: 'Everywhere',
    run: () => (open === 'palette' ? closeOverlay() : openOverlay('palette')),
  });
  useShortcut({
    keys: '?',
    label: 'Keyboard shortcuts',
    group: 'Everywhere',
    run: () => openOverlay('shortcuts'),
  });
  useShortcut({ keys: 'u', label: 'Undo the last thing', group: 'Everywhere', run: () => void undoNewest() });
  useGoToKeys();
  const queries = useQueryClient();
  useEffect(() => {
    const end = onFirstSign(() => {
      void loadPart(loadWatch).then(({ watchForOthers }) => watchForOthers(queries));
      // Here before it is asked for.
      void loadPart(loadPalette);
      // And the page for errors before the connection is lost.
      void loadPart(loadErrorPage);
    });
    return () => {
      end();
      closeOverlay();
    };
  }, [queries]);
  return (
    <Suspense fallback={<KeysToCome />}>
      {open === 'palette' && <Palette onClose={closeOverlay} />}
      {open === 'password' && <PasswordDialog onClose={closeOverlay} />}
      {open === 'shortcuts' && <ShortcutHelp onClose={closeOverlay} />}
    </Suspense>
  );
}

function useGoToKeys(): void {
  const { permissions } = useSession();
  const app = useCurrentApp()?.id;
  const navigate = useNavigate();
  useEffect(() => {
    const ends = navigation
      .filter(
        ({ permission, to }) =>
          (permission === undefined || permissions.includes(permission)) &&
          (app !== undefined || !to.includes('$app')),
      )
      .map(({ letter, name, to }) =>
        registerShortcut({
          keys: `g ${letter}`,
          label: name,
          group: 'Go to',
          run: () => void navigate({ to, params: { app } }),
        }),
      );
    return () => {
      for (const end of ends) end();
    };
  }, [permissions, app, navigate]);
}
