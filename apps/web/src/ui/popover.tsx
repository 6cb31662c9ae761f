import { clsx } from 'clsx';
import { type ReactNode, useId, useState } from 'react';
import { place, type Placement } from '../lib/place.ts';

interface Props extends Placement {
  /** Its name for a screen reader. */
  label: string;
  trigger: (props: {
    popoverTarget: string;
    'aria-haspopup': 'dialog';
    'aria-expanded': boolean;
  }) => ReactNode;
  /** Drawn only while open. Call `close` when done. */
  children: (close: () => void) => ReactNode;
  className?: string;
}

/** A small panel beside its button, in the top layer. Escape and a click outside close it; focus returns to the button. */
export function Popover({ label, trigger, children, className, side, align }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const close = () => document.getElementById(id)?.hidePopover();
  return (
    <>
      {trigger({ popoverTarget: id, 'aria-haspopup': 'dialog', 'aria-expanded': open })}
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={clsx(
          'raised appear w-max max-w-[calc(100vw-16px)] rounded-card border border-line-2 bg-raised text-body text-text shadow-raised',
          className,
        )}
        onToggle={(event) => {
          const opened = event.newState === 'open';
          setOpen(opened);
          const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
          if (!opened || !anchor) return;
          const panel = event.currentTarget;
          requestAnimationFrame(() => {
            place(panel, anchor, { ...(side && { side }), ...(align && { align }) });
            const first = '[data-autofocus], input, select, textarea, button, [tabindex="0"]';
            panel.querySelector<HTMLElement>(first)?.focus();
          });
        }}
      >
        {open && children(close)}
      </div>
    </>
  );
}
