import { RefreshCw } from 'lucide-react';

interface Props {
  text: string;
  /** What leads on: the words of its button, and what that does. */
  ways: Record<string, () => void>;
}

/** Something that the page needs could not be had; shown over what stays of it. Where there is a pointer it covers the top
 *  bar, so that nothing moves under it. */
export function NoticeBar({ text, ways }: Props) {
  return (
    <div
      role="status"
      className="flex min-h-8 shrink-0 pane:-mt-12 pane:h-12 flex-wrap items-center gap-x-2 gap-y-1 border-b border-amber-line bg-amber-bg px-4 py-1 text-small text-amber"
    >
      <RefreshCw size={14} aria-hidden />
      <span className="min-w-0 flex-1 basis-64">{text}</span>
      {Object.entries(ways).map(([name, go]) => (
        <button
          key={name}
          type="button"
          className="touch-target font-medium underline underline-offset-2"
          onClick={go}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
