import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { moveFocus } from './move-focus.ts';

const strip = 'flex min-w-0 items-stretch gap-4 overflow-x-auto [scrollbar-width:none]';

/** The classes of one tab or view, a link of 36 px with 2 px of accent under the chosen one. */
export function tabClass(chosen: boolean): string {
  return clsx(
    'ring-inside relative inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 font-medium whitespace-nowrap no-underline transition-colors pointer-coarse:min-h-11',
    chosen ? 'border-accent text-text' : 'border-transparent text-text-2 hover:text-text',
  );
}

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
      className={clsx(strip, className)}
      onKeyDown={(event) => {
        if (!moveFocus(event, event.currentTarget, '[role=tab]', 'horizontal')) return;
        if (document.activeElement instanceof HTMLElement) document.activeElement.click();
      }}
    >
      {children}
    </div>
  );
}

/** Named filters of a list. Children are links with `tabClass` and `aria-current`. */
export function ViewStrip({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <nav aria-label={label} className={clsx(strip, className)}>
      {children}
    </nav>
  );
}

/** A count after a tab's word. */
export function TabCount({ children }: { children: ReactNode }) {
  return <span className="figures font-normal text-text-3">{children}</span>;
}
