import { CircleCheck, CircleX, Info, X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { copyText } from '../lib/copy.ts';
import { pane } from '../lib/focus-list.ts';
import { Button, IconButton } from './button.tsx';
import { closeToast, type ShownToast, undoToast } from './toast-store.ts';

const marks = { done: CircleCheck, info: Info, failed: CircleX };
const colours = { done: 'text-green', info: 'text-text-2', failed: 'text-red' };

/** What had the focus before it went to a toast. */
let before: Element | undefined;

function focusBefore(): void {
  const back = before?.isConnected === true ? before : document.querySelector(pane);
  if (back instanceof HTMLElement) back.focus({ preventScroll: true });
}

/** What happened, and what can be done about it. Goes by itself unless something failed. `undoKey`: the key that undoes
 *  this one of several. */
export default function ToastCard({ item, undoKey }: { item: ShownToast; undoKey: string | undefined }) {
  const Mark = marks[item.kind];
  const { details, link } = item;
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = card.current;
    return () => {
      // Still there: without this, the focus would go with it.
      if (shown?.contains(document.activeElement) === true) focusBefore();
    };
  }, []);
  return (
    <div
      ref={card}
      onFocus={({ relatedTarget }) => {
        if (relatedTarget?.closest('[data-toasts]') === null) before = relatedTarget;
      }}
      className="group/toast raised appear-toast pointer-events-auto relative overflow-hidden rounded-card border border-line-2 bg-raised shadow-raised"
    >
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto_auto] items-start gap-x-2 gap-y-1.5 py-2 pr-1.5 pl-2.5">
        <Mark size={16} className={`mt-1.5 shrink-0 ${colours[item.kind]}`} aria-hidden />
        <div className="min-w-0 py-1">
          <p className="line-clamp-3 font-medium wrap-anywhere" title={item.title}>
            {item.title}
          </p>
          {item.detail !== undefined && <p className="text-small wrap-anywhere text-text-3">{item.detail}</p>}
        </div>
        <div className="flex gap-1.5 empty:hidden max-phone:col-start-2 max-phone:row-start-2">
          {item.undo && (
            <Button keys={undoKey} onClick={() => undoToast(item)}>
              Undo
            </Button>
          )}
          {link && (
            <Button
              onClick={() => {
                closeToast(item.id);
                link.run();
              }}
            >
              {link.label}
            </Button>
          )}
          {details !== undefined && <Button onClick={() => void copyText(details)}>Copy details</Button>}
        </div>
        <IconButton
          icon={X}
          label="Close"
          className="col-start-4 row-start-1"
          onClick={() => closeToast(item.id)}
        />
      </div>
      {item.kind !== 'failed' && (
        <div
          aria-hidden
          className="run-out absolute inset-x-0 bottom-0 h-0.5 bg-control group-hover/toast:paused group-focus-within/toast:paused"
          onAnimationEnd={() => closeToast(item.id)}
        />
      )}
    </div>
  );
}
