import { errorDetails } from '../../api/error-details.ts';
import { inWords } from '../../api/errors-in-words.ts';
import { clsx } from 'clsx';
import { useState } from 'react';
import { copyText } from '../../lib/copy.ts';
import { focusList } from '../../lib/focus-list.ts';
import { clockTime } from '../../lib/times.ts';
import { Button } from '../../ui/button.tsx';
import { useCountdown } from '../../ui/use-countdown.ts';
import type { ChannelsPageState } from './use-channels-page.ts';

/** Over the foot of rows that could not be read again: they stay where they are, and this says how old they are and why. */
export default function ChannelsNotice({ page: { list, selection } }: { page: ChannelsPageState }) {
  const { error, isFetching, refetch, dataUpdatedAt } = list;
  if (isFetching) return null;
  const isLimited = inWords(error).kind === 'rate_limited';
  const words = inWords(error, isLimited ? undefined : 'Channels could not be read again');
  if (words.kind === 'offline') return null; // The frame says so, and reads again by itself.
  return (
    <div
      role={isLimited ? 'status' : 'alert'}
      className={clsx(
        'absolute inset-x-0 z-20 flex min-h-12 flex-wrap items-center gap-2 border-t px-4 py-1.5 text-small',
        selection.rows.size > 0 ? 'bottom-12' : 'bottom-0',
        isLimited ? 'border-amber-line bg-amber-bg text-amber' : 'border-red-line bg-red-bg text-red',
      )}
    >
      <p className="min-w-0 flex-1">
        <span className="font-medium">{words.title}</span>, these are of {clockTime(new Date(dataUpdatedAt))}:{' '}
        <span className={words.verbatim ? 'mono' : undefined}>{words.detail}</span>{' '}
        {[words.code, words.requestId].filter((fact) => fact !== undefined).join(' · ')}
      </p>
      {words.retryAfterS !== undefined && (
        <Countdown key={list.errorUpdatedAt} seconds={words.retryAfterS} onEnd={() => void refetch()} />
      )}
      <Button
        onClick={({ currentTarget }) => {
          // It goes while the rows are read.
          focusList(currentTarget);
          void refetch();
        }}
      >
        {isLimited ? 'Read again' : 'Try again'}
      </Button>
      {!isLimited && <Button onClick={() => void copyText(errorDetails(words))}>Copy details</Button>}
    </div>
  );
}

function Countdown({ seconds, onEnd }: { seconds: number; onEnd: () => void }) {
  const [until] = useState(() => new Date(Date.now() + seconds * 1000));
  const left = useCountdown(until, true, onEnd);
  return (
    <span aria-hidden className="figures">
      Reads again in {left} s
    </span>
  );
}
