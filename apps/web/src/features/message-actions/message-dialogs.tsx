import type { ChannelResponse } from '@backchannel/chat-api/types';
import { Suspense, useEffect, useSyncExternalStore } from 'react';
import type { App } from '../../api/session.ts';
import { KeysToCome } from '../../lib/keys-to-come.ts';
import { lazyPart } from '../../lib/part.ts';
import { closeAsked, dialogStore } from './dialog-store.ts';
import { useGoOn } from './use-go-on.ts';

export const loadEditDialog = () => import('./edit-dialog.tsx');

const dialogs = {
  edit: lazyPart(loadEditDialog),
  pin: lazyPart(() => import('./pin-dialog.tsx')),
  'hard-delete': lazyPart(() => import('./hard-delete-dialog.tsx')),
};

/** Where dialogs about a message of this channel appear. Once per channel shown. */
export function MessageDialogs({ app, channel }: { app: App; channel: ChannelResponse }) {
  const asked = useSyncExternalStore(dialogStore.subscribe, dialogStore.get);
  useEffect(() => closeAsked, []);
  useGoOn(app, channel);
  if (!asked || asked.message.cid !== channel.cid) return null;
  const Ask = dialogs[asked.dialog];
  return (
    <Suspense fallback={<KeysToCome />}>
      <Ask app={app} channel={channel} message={asked.message} onClose={closeAsked} />
    </Suspense>
  );
}
