import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { moveFocus } from './move-focus.ts';
import { stripClass, tabClass } from './view-strip.tsx';

/** What a link needs to be a tab: `<Link {...tabProps(chosen)} …>`. */
export function tabProps(chosen: boolean) {
  return {
    role: 'tab',
    'aria-selected': chosen,
    tabIndex: chosen ? 0 : -1,
    className: tabClass(chosen),
  } as const;
}

/** The parts of one object. Children are links with `tabProps`; arrows move and follow. */
export function TabStrip({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <div
      role="tablist"
      aria-label={label}
      tabIndex={-1}
      className={clsx(stripClass, className)}
      onKeyDown={(event) => {
        if (!moveFocus(event, event.currentTarget, '[role=tab]', 'horizontal')) return;
        if (document.activeElement instanceof HTMLElement) document.activeElement.click();
      }}
    >
      {children}
    </div>
  );
}

/** A count after a tab's word. */
export function TabCount({ children }: { children: ReactNode }) {
  return <span className="figures font-normal text-text-3">{children}</span>;
}
