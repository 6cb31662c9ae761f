import { WifiOff } from 'lucide-react';

/** Nothing could be reached; shown over a page whose old rows stay. */
export function OfflineBar({ onRetry }: { onRetry: () => void }) {
  return (
    <div
      role="status"
      className="flex h-8 shrink-0 items-center gap-2 border-b border-amber-line bg-amber-bg px-4 text-small text-amber"
    >
      <WifiOff size={14} aria-hidden />
      <span className="min-w-0 flex-1 truncate">
        No connection to the server. What you see may be old; it reads again by itself.
      </span>
      <button
        type="button"
        className="touch-target font-medium underline underline-offset-2"
        onClick={onRetry}
      >
        Try now
      </button>
    </div>
  );
}
