import { clsx } from 'clsx';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { place } from '../lib/place.ts';

interface Props {
  /** Its name for a screen reader. */
  label: string;
  /** What it stands beside. */
  anchor: Element;
  onClose: () => void;
  children: ReactNode;
  className?: string;
}

/** A panel that is opened from elsewhere than its own button. Escape and a click outside close it; focus goes back. */
export function FloatingPanel({ label, anchor, onClose, children, className }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const opener = useRef(anchor);
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useLayoutEffect(() => {
    const panel = ref.current;
    const before = document.activeElement;
    panel?.showPopover();
    const onToggle = (event: ToggleEvent) => {
      if (event.newState === 'closed') latest.current();
    };
    panel?.addEventListener('toggle', onToggle);
    return () => {
      panel?.removeEventListener('toggle', onToggle);
      const { activeElement, body } = document;
      // The panel is still there: without this, the focus would go with it.
      if (activeElement !== body && !panel?.contains(activeElement)) return;
      const back = before !== body && before?.isConnected === true ? before : opener.current;
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    };
  }, []);
  useLayoutEffect(() => {
    const panel = ref.current;
    opener.current = anchor;
    if (!panel) return;
    place(panel, anchor);
    const start =
      panel.querySelector<HTMLElement>('[data-autofocus]') ??
      panel.querySelector<HTMLElement>('input, button');
    start?.focus();
  }, [anchor]);
  return (
    <div
      ref={ref}
      popover="auto"
      role="dialog"
      aria-label={label}
      className={clsx(
        'raised appear w-72 max-w-[calc(100vw-16px)] overflow-y-auto rounded-card border border-line-2 bg-raised text-body text-text shadow-raised',
        className,
      )}
    >
      {children}
    </div>
  );
}
