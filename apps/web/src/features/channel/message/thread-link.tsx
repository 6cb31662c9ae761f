import { toDate } from '@backchannel/chat-api';
import { getReplies } from '@backchannel/chat-api/operations';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { useQuery } from '@tanstack/react-query';
import { CornerDownRight } from 'lucide-react';
import { chat } from '../../../api/client.ts';
import { MessageTime } from './message-time.tsx';
import { useTabStop } from './tab-stop.ts';
import { useMessageList } from './message-context.ts';

/** "8 replies last Fri 09:12"; opens the thread in the place of the conversation. */
export function ThreadLink({ message }: { message: MessageResponse }) {
  const { app, openThread, inThread } = useMessageList();
  const tabStop = useTabStop();
  const { data } = useQuery({
    // A message does not tell when it was last answered: its newest reply does. Their number says when that is another
    // one; nothing else makes it stale, least of all that the message itself is gone.
    queryKey: ['newest reply', app.id, message.id, message.reply_count] as const,
    // Small and soon wanted again: it is read to its end also when the message has left the screen.
    queryFn: () =>
      chat(app.id)(getReplies, {
        params: { parent_id: message.id },
        query: { limit: 1, sort: [{ field: 'created_at', direction: -1 }] },
      }),
    staleTime: 5 * 60_000,
    enabled: !inThread && message.reply_count > 0,
  });
  if (inThread || message.reply_count === 0) return null;
  const last = data?.messages.at(-1);
  return (
    <button
      {...tabStop}
      type="button"
      className="touch-target inline-flex h-5 items-center gap-1 text-small text-text-2 hover:underline"
      onClick={() => openThread(message.id)}
    >
      <CornerDownRight size={12} strokeWidth={2.4} className="text-accent-text" aria-hidden />
      <span className="figures font-medium text-accent-text">
        {message.reply_count.toLocaleString('en')} {message.reply_count === 1 ? 'reply' : 'replies'}
      </span>
      {last && (
        <span>
          last <MessageTime at={toDate(last.created_at)} form="near" />
        </span>
      )}
    </button>
  );
}
