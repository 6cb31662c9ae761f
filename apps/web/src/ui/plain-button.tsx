import { clsx } from 'clsx';
import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

export type ButtonKind = 'primary' | 'ordinary' | 'quiet' | 'dangerous' | 'danger-solid';
/** small 24 in section heads, bar 28, form 32 in forms and dialogs, large 40 on a phone and in triage. */
export type ButtonSize = 'small' | 'bar' | 'form' | 'large';

const base =
  'relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control border font-medium text-body no-underline transition-colors pointer-coarse:min-h-10';

/** What each kind looks like, for buttons that are only a mark. */
export const buttonKinds: Record<ButtonKind, string> = {
  primary: 'border-transparent bg-accent text-on-solid hover:bg-accent-hover',
  ordinary:
    'border-line-2 bg-surface text-text hover:bg-hover active:bg-active in-[.raised]:bg-raised in-[.raised]:hover:bg-active',
  quiet: 'border-transparent bg-transparent text-text-2 hover:bg-hover hover:text-text active:bg-active',
  dangerous:
    'border-line-2 bg-surface text-red hover:border-red-line hover:bg-red-bg in-[.raised]:bg-raised in-[.raised]:hover:bg-red-bg',
  'danger-solid': 'border-transparent bg-red-solid text-on-solid hover:brightness-95',
};
const off = 'border-line-2 bg-active text-text-3 cursor-not-allowed';
const sizes: Record<ButtonSize, string> = {
  small: 'h-6 px-2 text-small',
  bar: 'h-7 px-2.5',
  form: 'h-8 px-3',
  large: 'h-10 px-4',
};

/** The classes of a button, for links that look like one. */
export function buttonClass(
  kind: ButtonKind = 'ordinary',
  size: ButtonSize = 'bar',
  disabled = false,
): string {
  return clsx(base, sizes[size], disabled ? off : buttonKinds[kind]);
}

export interface PlainButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** Default: ordinary. One primary per region. */
  kind?: ButtonKind | undefined;
  size?: ButtonSize | undefined;
  icon?: LucideIcon | undefined;
  /** Under way: keeps width and label, takes no second click. */
  busy?: boolean | undefined;
  /** Off, with the reason already standing beside it; it stays focusable. */
  disabled?: boolean | undefined;
  children: ReactNode;
}

/** A verb and its object, without a tooltip: for the pages before the sign-in, which shall be light. */
export function PlainButton({
  kind = 'ordinary',
  size = 'bar',
  icon: Icon,
  busy = false,
  disabled = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: PlainButtonProps) {
  const Mark = busy ? LoaderCircle : Icon;
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={disabled || busy || undefined}
      aria-busy={busy || undefined}
      className={clsx(buttonClass(kind, size, disabled), className)}
      onClick={(event) => {
        if (disabled || busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {Mark && <Mark size={14} className={clsx('-ml-0.5 shrink-0', busy && 'turning')} aria-hidden />}
      {children}
    </button>
  );
}
