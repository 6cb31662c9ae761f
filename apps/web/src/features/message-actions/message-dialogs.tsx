import type { ChannelResponse } from '@backchannel/chat-api/types';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import type { App } from '../../api/session.ts';
import { closeAsked, dialogStore } from './dialog-store.ts';

const dialogs = {
  edit: lazy(() => import('./edit-dialog.tsx')),
  pin: lazy(() => import('./pin-dialog.tsx')),
  'hard-delete': lazy(() => import('./hard-delete-dialog.tsx')),
};

/** Where dialogs about a message of this channel appear. Once per channel shown. */
export function MessageDialogs({ app, channel }: { app: App; channel: ChannelResponse }) {
  const asked = useSyncExternalStore(dialogStore.subscribe, dialogStore.get);
  useEffect(() => closeAsked, []);
  if (!asked || asked.message.cid !== channel.cid) return null;
  const Ask = dialogs[asked.dialog];
  return (
    <Suspense>
      <Ask app={app} channel={channel} message={asked.message} onClose={closeAsked} />
    </Suspense>
  );
}
