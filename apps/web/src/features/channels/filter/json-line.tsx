import { clsx } from 'clsx';
import { Check, ChevronRight, CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  text: string;
  problem: string | undefined;
  /** The text cannot be read, so the chips wait. */
  waiting: boolean;
  unfolded: boolean;
  onToggle: () => void;
  /** What else there is to say about it. */
  children?: ReactNode;
}

/** The filter as JSON in one line, and whether it is valid. */
export function JsonLine({ text, problem, waiting, unfolded, onToggle, children }: Props) {
  return (
    <div className="flex h-6 items-center gap-2 px-4 text-small">
      <button
        type="button"
        aria-expanded={unfolded}
        onClick={onToggle}
        className="ring-inside touch-target -ml-1 inline-flex min-w-0 items-center gap-1.5 rounded-badge px-1 text-text-2 hover:text-text"
      >
        <ChevronRight size={14} aria-hidden className={clsx('shrink-0', unfolded && 'rotate-90')} />
        JSON
        {!unfolded && <span className="mono truncate text-text-3">{text}</span>}
      </button>
      <span className="min-w-0 flex-1">{children}</span>
      {problem === undefined ? (
        <span className="inline-flex items-center gap-1 whitespace-nowrap text-green">
          <Check size={12} strokeWidth={2.4} aria-hidden />
          Valid
        </span>
      ) : (
        <span role="status" className="inline-flex min-w-0 items-center gap-1 text-red">
          <CircleAlert size={12} strokeWidth={2.4} aria-hidden className="shrink-0" />
          <span className="truncate" title={problem}>
            {waiting && 'Chips wait. '}
            {problem}
          </span>
        </span>
      )}
    </div>
  );
}
