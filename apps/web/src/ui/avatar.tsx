import { clsx } from 'clsx';
import { initials } from '../lib/initials.ts';

interface Props {
  name: string;
  /** People are round, channels and apps square. */
  shape?: 'round' | 'square';
  /** In pixels. Default: 24. */
  size?: 20 | 24 | 32;
  /** The chosen app: text and ground change places. */
  strong?: boolean;
}

const sizes = { 20: 'size-5 text-[9px]', 24: 'size-6 text-[10px]', 32: 'size-8 text-small' };

/** Initials on a plain ground. Decorative: the name stands beside it. */
export function Avatar({ name, shape = 'round', size = 24, strong = false }: Props) {
  return (
    <span
      aria-hidden
      className={clsx(
        'inline-flex shrink-0 select-none items-center justify-center font-semibold leading-none tracking-normal',
        sizes[size],
        shape === 'round' ? 'rounded-full' : 'rounded-control',
        strong ? 'bg-text text-surface' : 'bg-active text-text-2',
      )}
    >
      {initials(name)}
    </span>
  );
}
