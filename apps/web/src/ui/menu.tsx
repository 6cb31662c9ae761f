import { clsx } from 'clsx';
import { Check, type LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { place, type Placement } from '../lib/place.ts';
import { ariaKeys } from '../lib/keys.ts';
import { KeyHint } from './key-hint.tsx';
import { moveFocus } from './move-focus.ts';

export interface MenuItem {
  label: string;
  icon?: LucideIcon;
  onSelect: () => void;
  /** Red; its label ends in "…" when it asks first. */
  dangerous?: boolean;
  /** Why it cannot be chosen; shown under the label. */
  disabledReason?: string | undefined;
  /** Given: the item is one that can be ticked. */
  checked?: boolean;
  keys?: string;
  /** A hairline above it. */
  separated?: boolean;
}

/** What the button that opens the menu must carry. */
export interface TriggerProps {
  popoverTarget: string;
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
}

interface Props extends Placement {
  /** The menu's name. */
  label: string;
  /** Empty while they are on their way. */
  items: readonly MenuItem[];
  /** Stands above the items. */
  head?: ReactNode;
  trigger: (props: TriggerProps) => ReactNode;
}

/** A menu of actions in the top layer. Arrows, Home, End and letters move, Enter chooses, Escape returns to the button. */
export function Menu({ label, items, head, trigger, side, align }: Props) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const shown = open && items.length > 0;

  // Again once the items are there, which may be a moment after the menu was opened.
  useLayoutEffect(() => {
    const menu = ref.current;
    const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
    if (!open || !menu || !anchor) return;
    place(menu, anchor, { ...(side && { side }), ...(align && { align }) });
    if (shown) menu.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  }, [open, shown, id, side, align]);

  const choose = (item: MenuItem) => {
    if (item.disabledReason !== undefined) return;
    ref.current?.hidePopover();
    item.onSelect();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Tab') ref.current?.hidePopover();
    else if (moveFocus(event, event.currentTarget, '[role^=menuitem]')) event.stopPropagation();
  };

  return (
    <>
      {trigger({ popoverTarget: id, 'aria-haspopup': 'menu', 'aria-expanded': open })}
      <div
        ref={ref}
        id={id}
        popover="auto"
        className={clsx(
          'raised w-max min-w-44 max-w-80 overflow-y-auto rounded-card border border-line-2 bg-raised p-1 text-body text-text shadow-raised',
          shown ? 'appear' : 'after-150',
        )}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && !shown && (
          <p role="status" className="px-2 py-1 text-text-3">
            Loading…
          </p>
        )}
        {shown && head}
        {shown && (
          <div role="menu" aria-label={label} onKeyDown={onKeyDown} tabIndex={-1}>
            {items.map((item) => (
              <Item key={item.label} item={item} onChoose={() => choose(item)} />
            ))}
          </div>
        )}
      </div>
    </>
  );
}

function Item({ item, onChoose }: { item: MenuItem; onChoose: () => void }) {
  const { icon: Icon, disabledReason, checked, keys } = item;
  return (
    <>
      {item.separated && <hr className="mx-1 my-1 border-line" />}
      <button
        type="button"
        role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
        aria-checked={checked}
        aria-disabled={disabledReason !== undefined || undefined}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
        tabIndex={-1}
        onClick={onChoose}
        onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
        className={clsx(
          'flex min-h-7 w-full items-center gap-2 rounded-control px-2 py-1 text-left outline-none focus:bg-active pointer-coarse:min-h-11',
          disabledReason !== undefined ? 'text-text-3' : item.dangerous ? 'text-red' : 'text-text',
        )}
      >
        {Icon && <Icon size={14} className="shrink-0" aria-hidden />}
        <span className="min-w-0 flex-1">
          <span className="block truncate">{item.label}</span>
          {disabledReason !== undefined && (
            <span className="block text-small text-text-3 text-wrap">{disabledReason}</span>
          )}
        </span>
        {checked === true && <Check size={14} aria-hidden className="shrink-0" />}
        {keys !== undefined && <KeyHint keys={keys} />}
      </button>
    </>
  );
}
