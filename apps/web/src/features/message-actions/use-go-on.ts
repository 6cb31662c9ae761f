import type { ChannelResponse } from '@backchannel/chat-api/types';
import { useEffect } from 'react';
import { type App, useSession } from '../../api/session.ts';
import { toastFailure } from '../../shell/toast-failure.ts';
import { toast } from '../../ui/toast-store.ts';
import { askedKey, forgetAsked, formOf, keptAsked } from '../channel-actions/kept-asking.ts';
import { ask } from './dialog-store.ts';
import { messageNow } from './message-acts.ts';

/** What was being done with a message of this channel when the session lapsed is asked again, with what was typed. */
export function useGoOn({ id: app }: App, { cid }: ChannelResponse): void {
  const key = askedKey(useSession().operator.id, app, cid);
  useEffect(() => {
    const kept = keptAsked(key);
    const dialog = kept?.asking === 'edit' || kept?.asking === 'pin' ? kept.asking : undefined;
    const form = dialog && formOf(dialog, kept);
    if (!dialog || !form) return undefined;
    let isLeft = false;
    messageNow(app, form.message)
      .then((message) => {
        if (isLeft) return;
        if (message) ask({ dialog, message });
        else {
          forgetAsked(key);
          toast({
            kind: 'failed',
            title: 'The message is no longer there',
            ...('text' in form && { detail: `What you had typed for it: ${form.text}` }),
          });
        }
      })
      // It stays kept: the next time that the channel is opened it is asked again.
      .catch((error: unknown) => {
        if (!isLeft) toastFailure(error, 'What was typed for a message waits until that can be read');
      });
    return () => {
      isLeft = true;
    };
  }, [key, app]);
}
