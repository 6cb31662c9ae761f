import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { place } from '../lib/place.ts';
import { moveFocus } from './move-focus.ts';

export interface ListboxOption {
  value: string;
  /** First letters find it. */
  label: string;
  content: ReactNode;
}

interface Props {
  label: string;
  value: string;
  options: readonly ListboxOption[];
  onChange: (value: string) => void;
  /** What the button shows. */
  children: ReactNode;
  className?: string;
}

/** A button that opens a list to choose one from, for options that are more than a word. Words alone: use Select. */
export function ListboxButton({ label, value, options, onChange, children, className }: Props) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-haspopup="listbox"
        aria-expanded={open}
        className={className}
      >
        <span className="sr-only">{`${label}: `}</span>
        {children}
      </button>
      <div
        ref={ref}
        id={id}
        popover="auto"
        className="raised appear w-60 max-w-[calc(100vw-16px)] overflow-y-auto rounded-card border border-line-2 bg-raised p-1 text-body text-text shadow-raised"
        onToggle={(event) => {
          const opened = event.newState === 'open';
          setOpen(opened);
          const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
          if (!opened || !anchor) return;
          const list = event.currentTarget;
          requestAnimationFrame(() => {
            place(list, anchor);
            list.querySelector<HTMLElement>('[aria-selected=true], [role=option]')?.focus();
          });
        }}
      >
        {open && (
          <div
            role="listbox"
            aria-label={label}
            tabIndex={-1}
            onKeyDown={(event) => {
              if (event.key === 'Tab') ref.current?.hidePopover();
              else moveFocus(event, event.currentTarget, '[role=option]');
            }}
          >
            {options.map((option) => (
              <button
                key={option.value}
                type="button"
                role="option"
                aria-selected={option.value === value}
                tabIndex={-1}
                onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
                onClick={() => {
                  ref.current?.hidePopover();
                  onChange(option.value);
                }}
                className={clsx(
                  'flex w-full items-center gap-2 rounded-control px-2 py-1.5 text-left outline-none focus:bg-active pointer-coarse:min-h-11',
                )}
              >
                <span className="min-w-0 flex-1">{option.content}</span>
                {option.value === value && <Check size={14} aria-hidden />}
              </button>
            ))}
          </div>
        )}
      </div>
    </>
  );
}
