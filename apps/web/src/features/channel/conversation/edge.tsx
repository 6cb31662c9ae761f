import { clsx } from 'clsx';
import { RotateCcw } from 'lucide-react';
import { inWords } from '../../../api/errors-in-words.ts';
import { Button } from '../../../ui/button.tsx';
import { errorNumbers, RateLimited } from '../../../ui/list-states.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { EdgeState, Side } from './use-conversation.ts';

interface Props {
  side: Side;
  state: EdgeState;
  onRetry: () => void;
}

/** What stands where more messages will be: room for them, or why they did not come. */
export function Edge({ side, state, onRetry }: Props) {
  if (!state.error) return <MessageSkeletons rows={2} />;
  const words = inWords(
    state.error,
    side === 'older' ? 'Older messages could not be read' : 'Newer messages could not be read',
  );
  if (words.kind === 'rate_limited') {
    return (
      <RateLimited
        key={words.requestId}
        retryAfterS={words.retryAfterS ?? 10}
        detail={words.detail}
        onRetry={onRetry}
      />
    );
  }
  const facts = [errorNumbers(words), words.requestId && `request ${words.requestId}`].filter(Boolean);
  return (
    <div role="alert" className="flex items-start gap-3 px-4 py-3 text-small">
      <p className="min-w-0 flex-1">
        <span className="font-semibold text-red">{words.title}</span>{' '}
        <span className={clsx('break-words text-text-2', words.verbatim && 'mono')}>{words.detail}</span>{' '}
        <span className="figures text-text-3">{facts.join(' · ')}</span>
      </p>
      <Button size="small" icon={RotateCcw} onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

const widths = ['w-3/5', 'w-2/5', 'w-4/5', 'w-1/2', 'w-2/3'];

/** Messages to come, in their layout. */
export function MessageSkeletons({ rows }: { rows: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex h-12 max-w-[36rem] gap-2 px-4 pt-1.5">
          <Skeleton className="size-6 shrink-0 rounded-full" />
          <span className="grid flex-1 content-start gap-2 pt-1.5">
            <Skeleton className="h-2 w-28" />
            <Skeleton className={clsx('h-2', widths[index % widths.length])} />
          </span>
        </div>
      ))}
    </div>
  );
}
