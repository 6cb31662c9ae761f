import { clsx } from 'clsx';
import { memo, Suspense } from 'react';
import { lazyPart } from '../../../lib/part.ts';
import { ShortcutsToCome } from '../../../lib/shortcuts-to-come.ts';
import { fullTime } from '../../../lib/times.ts';
import { toDate } from '@backchannel/chat-api';
import { messageKeys } from '../../message-actions/message-keys.ts';
import { Message } from '../message/message.tsx';
import { useMessageList } from '../message/message-context.ts';
import { useZone } from '../message/message-time.tsx';
import { personName } from '../message/person-name.ts';
import { TabStop } from '../message/tab-stop.ts';
import { DaySeparator } from './day-separator.tsx';
import { messageElementId } from './message-element.ts';
import type { MessageRow } from './rows.ts';

/** The actions are no part of reading: they come after the messages. */
export const loadMessageActions = async () => ({
  default: (await import('../../message-actions/message-actions.tsx')).MessageActions,
});
const MessageActions = lazyPart(loadMessageActions);
const shortcuts = Object.values(messageKeys);

interface Props {
  row: MessageRow;
  /** Place in what has been read, from 0. */
  index: number;
  /** The one that Tab leads to. */
  isStop: boolean;
  isFocused: boolean;
  isHovered: boolean;
  /** It is what the address points at. */
  isMarked: boolean;
  /** In pixels, from the top of the feed. */
  top: number;
  measure: (element: HTMLElement | null) => void;
}

/** One message of a feed, under the date where a day begins; its actions appear over it without moving anything. */
export const FeedRow = memo(function FeedRow(props: Props) {
  const { row, index, isStop, isFocused, isHovered, isMarked, top, measure } = props;
  const { message, day, continues } = row;
  const { app, channel, inspect } = useMessageList();
  const zone = useZone();
  return (
    <article
      ref={measure}
      data-index={index}
      id={messageElementId(message.id)}
      data-message={message.id}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the articles of a feed take the focus
      tabIndex={isStop ? 0 : -1}
      aria-posinset={index + 1}
      aria-setsize={-1}
      aria-label={`${labelOf(row)}, ${fullTime(toDate(message.created_at), zone)}`}
      aria-current={isMarked || undefined}
      // Its actions reach over the row above and below.
      className={clsx(
        // Lines as long as beside the list, which one can read.
        'group/message absolute inset-x-0 top-0 max-w-[36rem] outline-none',
        (isHovered || isFocused) && 'z-1',
      )}
      style={{ transform: `translateY(${top}px)` }}
    >
      {/* A feed may hold articles only, so the date belongs to the first message of its day. */}
      {day !== undefined && <DaySeparator day={day} />}
      <div
        className={clsx(
          'relative grid grid-cols-[24px_minmax(0,1fr)] gap-x-2 px-4 -outline-offset-2 outline-accent group-focus-visible/message:outline-2',
          continues ? 'py-0.5' : 'pt-1.5 pb-1',
          isMarked
            ? 'bg-accent-bg before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent'
            : isHovered && 'bg-hover',
        )}
      >
        <TabStop value={isStop}>
          <Message message={message} continues={continues} />
          {(isHovered || isFocused) && (
            <div // Buttons for fingers would cover the text, so they stand above it.
              className="absolute -top-2.5 right-3 z-1 pointer-coarse:-top-9.5 flex rounded-control border border-line-2 bg-surface empty:hidden"
            >
              <Suspense fallback={isFocused && <ShortcutsToCome shortcuts={shortcuts} />}>
                <MessageActions
                  app={app}
                  channel={channel}
                  message={message}
                  focused={isFocused}
                  onInspect={() => inspect(message.id)}
                />
              </Suspense>
            </div>
          )}
        </TabStop>
      </div>
    </article>
  );
});

function labelOf({ message }: MessageRow): string {
  if (message.deleted_at !== undefined) return `Deleted message of ${personName(message.user)}`;
  return message.type === 'system' ? 'System message' : personName(message.user);
}
