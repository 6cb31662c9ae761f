import type { ChannelMemberResponse } from '@backchannel/chat-api/types';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { inWords } from '../../../api/errors-in-words.ts';
import { Button } from '../../../ui/button.tsx';
import { MemberRow } from './member-row.tsx';
import { memberId } from './members-query.ts';

const rowHeight = 52;
const readAhead = 10;

interface Props {
  members: readonly ChannelMemberResponse[];
  hasMore: boolean;
  isReading: boolean;
  /** Why the next page did not come. */
  error: Error | null;
  onMore: () => void;
}

/** Members, of whom only those in view exist; reads on as the end comes near. */
export function MembersList({ members, hasMore, isReading, error, onMore }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: members.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => memberKey(members[index], index),
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isReading && !error && last >= members.length - readAhead) onMore();
  }, [last, members.length, hasMore, isReading, error, onMore]);

  return (
    <div
      ref={scroller}
      role="region"
      aria-label="Members"
      className="ring-inside relative min-h-0 flex-1 overflow-y-auto"
    >
      <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const member = members[item.index];
          return (
            member && (
              <li
                key={item.key}
                aria-posinset={item.index + 1}
                aria-setsize={hasMore ? -1 : members.length}
                className="absolute inset-x-0 top-0"
                style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
              >
                <MemberRow member={member} />
              </li>
            )
          );
        })}
      </ul>
      {error && (
        <p role="alert" className="flex items-center gap-3 px-4 py-3 text-small text-red">
          <span className="min-w-0 flex-1">The next members could not be read: {inWords(error).detail}</span>
          <Button size="small" onClick={onMore}>
            Try again
          </Button>
        </p>
      )}
    </div>
  );
}

const memberKey = (member: ChannelMemberResponse | undefined, index: number): string =>
  member === undefined ? String(index) : memberId(member);
