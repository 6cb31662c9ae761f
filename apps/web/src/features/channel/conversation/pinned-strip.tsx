import type { MessageResponse } from '@backchannel/chat-api/types';
import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { ChevronDown, Pin } from 'lucide-react';
import { useId, useState } from 'react';
import { inWords } from '../../../api/errors-in-words.ts';
import { count } from '../../../lib/numbers.ts';
import { personName } from '../message/person-name.ts';
import { summary } from '../message/summary.ts';
import { pinnedQuery } from '../queries.ts';

/** How many pins a channel carries itself; all of them are another call. */
const carried = 10;

interface Props {
  app: string;
  cid: string;
  /** The pins that came with the channel. */
  pinned: readonly MessageResponse[];
  onJump: (id: string) => void;
}

/** How many messages are pinned and the newest of them; opens to the list of all. */
export function PinnedStrip({ app, cid, pinned, onJump }: Props) {
  const [open, setOpen] = useState(false);
  const listId = useId();
  const all = useQuery({ ...pinnedQuery(app, cid), enabled: open });
  const byPin = (all.data?.messages ?? pinned).toSorted((a, b) => (b.pinned_at ?? 0) - (a.pinned_at ?? 0));
  const [newest] = byPin;
  if (!newest) return null;
  const atLeast = all.data === undefined && pinned.length >= carried;
  return (
    <div className="shrink-0 border-b border-line bg-sunken text-small">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={listId}
        className="ring-inside flex h-9 w-full items-center gap-2 px-4 text-left text-text-2 hover:bg-hover"
        onClick={() => setOpen(!open)}
      >
        <Pin size={14} aria-hidden className="shrink-0" />
        <span className="min-w-0 flex-1 truncate">
          <span className="font-semibold text-text">
            {count(byPin.length)}
            {atLeast ? '+' : ''} pinned
          </span>
          {!open && (
            <>
              {' · '}
              <bdi>{summary(newest)}</bdi>
            </>
          )}
        </span>
        <ChevronDown size={14} aria-hidden className={clsx('shrink-0', open && 'rotate-180')} />
      </button>
      <ul id={listId} hidden={!open} className="max-h-56 overflow-y-auto border-t border-line">
        {all.error && (
          <li role="alert" className="px-4 py-2 text-red">
            The others could not be read: {inWords(all.error).detail}
          </li>
        )}
        {open &&
          byPin.map((message) => (
            <li key={message.id}>
              <button
                type="button"
                className="ring-inside flex w-full min-w-0 gap-2 px-4 py-1.5 text-left hover:bg-hover pointer-coarse:min-h-11"
                onClick={() => onJump(message.id)}
              >
                <bdi className="max-w-40 shrink-0 truncate font-medium">{personName(message.user)}</bdi>
                <bdi className="truncate text-text-2">{summary(message)}</bdi>
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}
