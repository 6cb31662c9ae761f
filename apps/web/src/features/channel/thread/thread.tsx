import { getMessage } from '@backchannel/chat-api/operations';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { query } from '../../../api/query.ts';
import { counted } from '../../../lib/numbers.ts';
import { ReadFailure } from '../../../shell/read-failure.tsx';
import { Button } from '../../../ui/button.tsx';
import { SkeletonArea } from '../../../ui/skeleton.tsx';
import { MessageSkeletons } from '../conversation/edge.tsx';
import { MessageList } from '../conversation/message-list.tsx';
import { threadSource } from '../conversation/source.ts';
import { Message } from '../message/message.tsx';
import { PartHeading } from '../part-heading.tsx';
import { useChannelPlace } from '../use-channel-place.ts';

interface Props {
  app: string;
  parentId: string;
  /** Its heading takes the focus, unless something else has it. */
  takesFocus: boolean;
  /** Back to the conversation. */
  onLeave: () => void;
}

/** A message and its replies, in the place of the conversation. */
export function Thread({ app, parentId, takesFocus, onLeave }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) heading.current?.focus();
  }, [takesFocus]);
  const { change } = useChannelPlace();
  const source = useMemo(() => threadSource(app, parentId), [app, parentId]);
  const parent = useQuery(query(getMessage, app, { params: { id: parentId } }));
  const message = parent.data?.message;
  const replies = message && counted(message.reply_count, 'reply', 'replies');
  return (
    <section aria-label="Thread" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line bg-sunken px-3 text-small">
        <Button kind="quiet" size="small" icon={ArrowLeft} onClick={onLeave}>
          Conversation
        </Button>
        <PartHeading ref={heading} className="min-w-0 truncate font-medium">
          Thread
        </PartHeading>
        <span className="figures text-text-3">{replies}</span>
      </div>
      <div className="max-h-[40%] shrink-0 overflow-y-auto border-b border-line py-2">
        {message ? (
          <article
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long ones scroll, which the keyboard must reach
            tabIndex={0}
            aria-label="The message that is answered"
            className="ring-inside grid grid-cols-[24px_minmax(0,1fr)] gap-x-2 px-4 py-1"
          >
            <Message message={message} />
          </article>
        ) : parent.error ? (
          <ReadFailure
            error={parent.error}
            title="The message that is answered could not be read"
            onRetry={() => void parent.refetch()}
            busy={parent.isFetching}
          />
        ) : (
          <SkeletonArea label="Reading the message">
            <MessageSkeletons rows={1} />
          </SkeletonArea>
        )}
      </div>
      <MessageList
        app={app}
        label="Replies"
        source={source}
        align="top"
        beginning={(isEmpty) =>
          isEmpty && <p className="px-4 py-3 text-small text-text-2">No replies here.</p>
        }
        onReply={(parent, id) => change({ thread: parent, message: id })}
      />
    </section>
  );
}
