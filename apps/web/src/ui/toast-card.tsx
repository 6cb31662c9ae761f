import { CircleCheck, CircleX, Info, X } from 'lucide-react';
import { copyText } from '../lib/copy.ts';
import { Button, IconButton } from './button.tsx';
import { closeToast, type ShownToast, undoToast } from './toast-store.ts';

const marks = { done: CircleCheck, info: Info, failed: CircleX };
const colours = { done: 'text-green', info: 'text-text-2', failed: 'text-red' };

/** What happened, and what can be done about it. Goes by itself unless something failed. */
export default function ToastCard({ item }: { item: ShownToast }) {
  const Mark = marks[item.kind];
  const { details, link } = item;
  return (
    <div className="group/toast raised appear-toast pointer-events-auto relative overflow-hidden rounded-card border border-line-2 bg-raised shadow-raised">
      <div className="flex items-center gap-3 py-2 pr-2 pl-3">
        <Mark size={16} className={`shrink-0 self-start mt-0.5 ${colours[item.kind]}`} aria-hidden />
        <div className="min-w-0 flex-1">
          <p className="line-clamp-2 font-medium break-words" title={item.title}>
            {item.title}
          </p>
          {item.detail !== undefined && <p className="text-small break-words text-text-3">{item.detail}</p>}
        </div>
        {item.undo && (
          <Button keys="u" onClick={() => undoToast(item)}>
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
        <IconButton icon={X} label="Close" onClick={() => closeToast(item.id)} />
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
