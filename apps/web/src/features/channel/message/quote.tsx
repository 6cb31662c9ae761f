import type { MessageResponse } from '@backchannel/chat-api/types';
import { useMessageList } from './message-context.ts';
import { personName } from './person-name.ts';
import { summary } from './summary.ts';
import { useTabStop } from './tab-stop.ts';

/** The message that another answers to: its author and first line; a click goes there. */
export function Quote({ message }: { message: MessageResponse }) {
  const { jumpTo } = useMessageList();
  return (
    <button
      {...useTabStop()}
      type="button"
      className="my-0.5 flex w-full min-w-0 gap-1.5 border-l-2 border-line-2 py-0.5 pl-2 text-left text-small text-text-2 hover:border-control hover:text-text"
      onClick={() => jumpTo(message.id)}
    >
      <span className="sr-only">Go to the quoted message of </span>
      <bdi className="shrink-0 font-medium">{personName(message.user)}</bdi>
      <bdi className="truncate">{summary(message)}</bdi>
    </button>
  );
}
