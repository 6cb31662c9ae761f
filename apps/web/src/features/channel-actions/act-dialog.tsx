import type { ChannelResponse } from '@backchannel/chat-api/types';
import { Suspense } from 'react';
import type { App } from '../../api/session.ts';
import { KeysToCome } from '../../lib/keys-to-come.ts';
import { lazyPart } from '../../lib/part.ts';

const dialogs = {
  truncate: lazyPart(() => import('./truncate-dialog.tsx')),
  delete: lazyPart(() => import('./delete-dialog.tsx')),
  visibility: lazyPart(() => import('./visibility-dialog.tsx')),
};

/** Acts on a channel that ask before they happen. */
export type Asking = keyof typeof dialogs;

export const isAsking = (name: string): name is Asking => Object.hasOwn(dialogs, name);

interface Props {
  /** Undefined: none is open. */
  asking: Asking | undefined;
  app: App;
  channel: ChannelResponse;
  onClose: () => void;
}

/** The dialog of an act, loaded when it is first asked for. */
export function ActDialog({ asking, app, channel, onClose }: Props) {
  if (asking === undefined) return null;
  const Ask = dialogs[asking];
  return (
    <Suspense fallback={<KeysToCome />}>
      <Ask app={app} channel={channel} onClose={onClose} />
    </Suspense>
  );
}
