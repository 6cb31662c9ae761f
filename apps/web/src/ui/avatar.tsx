import { clsx } from 'clsx';
import { initials } from '../lib/initials.ts';

interface Props {
  name: string;
  /** In pixels. Default: 24. */
  size?: 20 | 24;
}

const sizes = { 20: 'size-5', 24: 'size-6' };

/** The initials of a person on a plain ground. Decorative: the name stands beside it. */
export function Avatar({ name, size = 24 }: Props) {
  return (
    <span
      aria-hidden
      className={clsx(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full bg-active text-tiny font-semibold leading-none tracking-normal text-text-2',
        sizes[size],
      )}
    >
      {/* There is room for one letter in the small one: none is smaller than 11 px. */}
      {size === 24 ? initials(name) : Array.from(initials(name))[0]}
    </span>
  );
}
