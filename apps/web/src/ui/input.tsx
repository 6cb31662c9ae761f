import { clsx } from 'clsx';
import { ChevronDown, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

/** bar 28, form 32, large 40. Default: form. */
export type ControlSize = 'bar' | 'form' | 'large';
const heights: Record<ControlSize, string> = { bar: 'h-7', form: 'h-8', large: 'h-10' };

const box =
  'w-full min-w-0 rounded-control border border-control bg-surface text-body text-text outline-none in-[.raised]:bg-raised focus-visible:border-accent focus-visible:outline-1 focus-visible:-outline-offset-1 focus-visible:outline-accent focus-visible:outline-solid aria-invalid:border-red aria-invalid:focus-visible:outline-red disabled:bg-active disabled:text-text-3 pointer-coarse:min-h-10 max-phone:[&:is(input,textarea)]:text-title max-phone:[&:is(input,textarea)]:font-normal';

export interface InputProps extends Omit<ComponentProps<'input'>, 'size' | 'prefix'> {
  size?: ControlSize;
  icon?: LucideIcon;
  /** A unit, a count or a key hint, inside at the right. */
  after?: ReactNode;
  mono?: boolean;
}

export function Input({ size = 'form', icon: Icon, after, mono = false, className, ...rest }: InputProps) {
  return (
    <span className={clsx('relative flex min-w-0 items-center', className)}>
      {Icon && <Icon size={14} className="pointer-events-none absolute left-2 text-text-3" aria-hidden />}
      <input
        {...rest}
        className={clsx(
          box,
          heights[size],
          'px-2.5 placeholder-shown:text-ellipsis',
          Icon && 'pl-7',
          after !== undefined && 'pr-16',
          mono && 'mono',
        )}
      />
      {after !== undefined && (
        <span className="figures pointer-events-none absolute right-2.5 flex items-center text-small text-text-3">
          {after}
        </span>
      )}
    </span>
  );
}

export interface TextareaProps extends ComponentProps<'textarea'> {
  mono?: boolean;
}

export function Textarea({ mono = false, className, ...rest }: TextareaProps) {
  return (
    <textarea
      {...rest}
      className={clsx(box, 'resize-y px-2.5 py-1.5 leading-5', mono && 'mono', className)}
    />
  );
}

export interface SelectProps extends Omit<ComponentProps<'select'>, 'size'> {
  size?: ControlSize;
}

/** The browser's own select, which every keyboard, screen reader and phone knows. Options are its children. */
export function Select({ size = 'form', className, children, ...rest }: SelectProps) {
  return (
    <span className={clsx('relative inline-flex min-w-0 items-center', className)}>
      <select {...rest} className={clsx(box, heights[size], 'appearance-none truncate pr-7 pl-2.5')}>
        {children}
      </select>
      <ChevronDown size={14} className="pointer-events-none absolute right-2 text-text-2" aria-hidden />
    </span>
  );
}
