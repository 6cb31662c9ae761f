import { toDate } from '@backchannel/chat-api';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { Info } from 'lucide-react';
import { MessageText } from '../text/message-text.tsx';
import { MessageTime } from './message-time.tsx';

/** What the channel itself says: one line without an avatar. */
export function SystemMessage({ message }: { message: MessageResponse }) {
  return (
    <>
      <span aria-hidden className="inline-flex size-6 items-center justify-center text-text-3">
        <Info size={16} />
      </span>
      <div className="flex min-w-0 items-baseline gap-2 pt-0.5 text-text-2 [&_div]:text-small">
        <div className="min-w-0 flex-1">
          <MessageText text={message.text} mentioned={message.mentioned_users} quiet />
        </div>
        <MessageTime at={toDate(message.created_at)} className="shrink-0 text-tiny text-text-3" />
      </div>
    </>
  );
}
