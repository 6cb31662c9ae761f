import type { Reach } from '@backchannel/configuration';
import { clsx } from 'clsx';
import { Check } from 'lucide-react';

interface Props {
  reach: Reach;
  /** What members may, where that is more. */
  inherited?: Reach | undefined;
  /** Not as it was saved. */
  changed?: boolean;
}

/** A cell's mark: accent and a check for everybody's, an outline for their own, a dash for nothing. */
export function ReachMark({ reach, inherited, changed = false }: Props) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 w-13 items-center justify-center gap-1 rounded-badge border text-small',
        reach === 'any' && 'border-transparent bg-accent-bg font-medium text-accent-text',
        reach === 'own' && 'border-line-2 text-text-2',
        reach === 'none' &&
          (inherited === undefined
            ? 'border-transparent text-text-3'
            : 'border-dashed border-line-2 text-text-3'),
        changed && 'outline-2 -outline-offset-1 outline-accent',
      )}
    >
      {reach === 'any' && <Check size={12} strokeWidth={2.4} aria-hidden />}
      {reach === 'none' ? (inherited === undefined ? '–' : 'member') : reach}
    </span>
  );
}
