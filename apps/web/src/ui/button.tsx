import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { ariaKeys } from '../lib/keys.ts';
import { KeyHint } from './key-hint.tsx';
import { buttonKinds, PlainButton, type PlainButtonProps } from './plain-button.tsx';
import { Tooltip } from './tooltip.tsx';

export interface ButtonProps extends PlainButtonProps {
  /** Why it cannot be used; it stays focusable and says so. */
  disabledReason?: string | undefined;
  /** Keys that do the same, shown after the label. */
  keys?: string | undefined;
}

/** A verb and its object: "Retry 7 failed". */
export function Button({ disabledReason, disabled = false, keys, children, ...rest }: ButtonProps) {
  const button = (
    <PlainButton
      {...rest}
      disabled={disabled || disabledReason !== undefined}
      {...(keys !== undefined && { 'aria-keyshortcuts': ariaKeys(keys) })}
    >
      {children}
      {keys !== undefined && <KeyHint keys={keys} />}
    </PlainButton>
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
        {...(keys !== undefined && { 'aria-keyshortcuts': ariaKeys(keys) })}
        className={clsx(
          'relative inline-flex shrink-0 items-center justify-center rounded-control border transition-colors pointer-coarse:min-h-10 pointer-coarse:min-w-10',
          squares[size],
          isOff ? 'cursor-not-allowed border-transparent text-text-3' : buttonKinds[kind],
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
