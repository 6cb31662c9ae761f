import { clsx } from 'clsx';
import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { ariaKeys } from '../lib/shortcuts.ts';
import { KeyHint } from './key-hint.tsx';
import { Tooltip } from './tooltip.tsx';

export type ButtonKind = 'primary' | 'ordinary' | 'quiet' | 'dangerous' | 'danger-solid';
/** small 24 in section heads, bar 28, form 32 in forms and dialogs, large 40 on a phone and in triage. */
export type ButtonSize = 'small' | 'bar' | 'form' | 'large';

const base =
  'relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control border font-medium text-body no-underline transition-colors pointer-coarse:min-h-10';

const kinds: Record<ButtonKind, string> = {
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
  return clsx(base, sizes[size], disabled ? off : kinds[kind]);
}

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** Default: ordinary. One primary per region. */
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: LucideIcon;
  /** Under way: keeps width and label, takes no second click. */
  busy?: boolean;
  /** Why it cannot be used; it stays focusable and says so. */
  disabledReason?: string | undefined;
  /** Off, with the reason already standing beside it. */
  disabled?: boolean | undefined;
  /** Keys that do the same, shown after the label. */
  keys?: string;
  children: ReactNode;
}

/** A verb and its object: "Retry 7 failed". */
export function Button({
  kind = 'ordinary',
  size = 'bar',
  icon: Icon,
  busy = false,
  disabledReason,
  disabled = false,
  keys,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const isOff = disabled || disabledReason !== undefined;
  const Mark = busy ? LoaderCircle : Icon;
  const button = (
    <button
      {...rest}
      type={type}
      aria-disabled={isOff || busy || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
      className={clsx(buttonClass(kind, size, isOff), className)}
      onClick={(event) => {
        if (isOff || busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {Mark && <Mark size={14} className={clsx('-ml-0.5 shrink-0', busy && 'turning')} aria-hidden />}
      {children}
      {keys !== undefined && <KeyHint keys={keys} />}
    </button>
  );
  return disabledReason === undefined ? button : <Tooltip text={disabledReason}>{button}</Tooltip>;
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'children'> {
  icon: LucideIcon;
  /** Its name, also shown on hover and focus. */
  label: string;
  kind?: 'ordinary' | 'quiet' | 'dangerous';
  size?: 'small' | 'bar' | 'form' | 'large';
  disabledReason?: string | undefined;
  keys?: string;
}

const squares = { small: 'size-6', bar: 'size-7', form: 'size-8', large: 'size-10' };

/** A button that is only a mark. */
export function IconButton({
  icon: Icon,
  label,
  kind = 'quiet',
  size = 'bar',
  disabledReason,
  keys,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const isOff = disabledReason !== undefined;
  return (
    <Tooltip text={disabledReason ?? label} keys={isOff ? undefined : keys} labels={!isOff}>
      <button
        {...rest}
        type="button"
        aria-label={label}
        aria-disabled={isOff || undefined}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
        className={clsx(
          'relative inline-flex shrink-0 items-center justify-center rounded-control border transition-colors pointer-coarse:min-h-10 pointer-coarse:min-w-10',
          squares[size],
          isOff ? 'cursor-not-allowed border-transparent text-text-3' : kinds[kind],
          className,
        )}
        onClick={(event) => {
          if (isOff) event.preventDefault();
          else onClick?.(event);
        }}
      >
        <Icon size={16} aria-hidden />
      </button>
    </Tooltip>
  );
}
