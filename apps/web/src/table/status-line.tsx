import { RefreshCw } from 'lucide-react';
import { clsx } from 'clsx';
import { type ReactNode, useEffect, useState } from 'react';
import { Time } from '../ui/time.tsx';

interface Props {
  /** "1–90 loaded". Never a total that nobody counted. */
  children: ReactNode;
  /** What else belongs to the list: links, another state. */
  extra?: ReactNode;
  /** When it was read; undefined before. */
  readAt: Date | undefined;
  refreshing: boolean;
  onRefresh: () => void;
}

/** Under a list: what is shown, when it was read, and read again. */
export function StatusLine({ children, extra, readAt, refreshing, onRefresh }: Props) {
  // The browser needs a while before it can write its first time; the rows do not wait for that.
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setDrawn(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div className="flex h-8 shrink-0 items-center gap-2 border-t border-line bg-surface px-4 text-small text-text-3 max-phone:h-auto max-phone:min-h-10 max-phone:flex-wrap max-phone:py-1.5">
      <p role="status" className="figures min-w-0 flex-1 truncate">
        {children}
      </p>
      {extra}
      {isDrawn && readAt && (
        <span className="whitespace-nowrap">
          Read <Time at={readAt} form="clock" />
        </span>
      )}
      <button
        type="button"
        aria-label="Read again"
        title="Read again"
        onClick={onRefresh}
        className="touch-target -mr-1 inline-flex size-6 items-center justify-center rounded-control hover:bg-hover hover:text-text"
      >
        <RefreshCw size={14} className={clsx(refreshing && 'turning')} aria-hidden />
      </button>
    </div>
  );
}
