import { cloneElement, type FocusEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { place } from '../lib/place.ts';
import { KeyHint } from './key-hint.tsx';

const waitMs = 400;

interface Props {
  text: string;
  keys?: string | undefined;
  /** The text is the name of the thing already, so it describes nothing new to a screen reader. */
  labels?: boolean;
  /** One element that can carry a description. */
  children: ReactElement<{ 'aria-describedby'?: string | undefined }>;
}

/** A line of text beside what it explains, on hover and on keyboard focus; stays under the pointer, goes with Escape. */
export function Tooltip({ text, keys, labels = false, children }: Props) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const timer = useRef(0);
  const [shown, setShown] = useState(false);

  const open = (delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setShown(true), delayMs);
  };
  const close = () => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setShown(false), 80);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const at = anchor.current?.firstElementChild;
    if (!shown || !at || !bubble.current) return undefined;
    bubble.current.showPopover();
    place(bubble.current, at, { align: 'centre' });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setShown(false);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shown]);

  return (
    <span
      ref={anchor}
      className="contents"
      onPointerEnter={(event) => event.pointerType === 'mouse' && open(waitMs)}
      onPointerLeave={close}
      onPointerDown={close}
      onFocus={(event: FocusEvent<HTMLElement>) => event.target.matches(':focus-visible') && open(0)}
      onBlur={close}
    >
      {shown && !labels ? cloneElement(children, { 'aria-describedby': id }) : children}
      {shown && (
        <div
          ref={bubble}
          id={id}
          role="tooltip"
          popover="manual"
          className="raised fade-in pointer-events-auto max-w-72 rounded-control border border-line-2 bg-raised px-2 py-1 text-small text-text shadow-raised whitespace-normal text-left font-normal"
        >
          {text}
          {keys !== undefined && <KeyHint keys={keys} />}
        </div>
      )}
    </span>
  );
}
