import { clsx } from 'clsx';
import { Lock } from 'lucide-react';
import type { Allowance } from '../../api/permission.ts';

interface Props {
  may: Allowance;
  className?: string;
}

/** Why what is shown cannot be changed; nothing for who may. */
export function ReadOnlyNote({ may, className }: Props) {
  if (may.allowed) return null;
  return (
    <p className={clsx('flex items-start gap-2 rounded-control bg-active px-3 py-2 text-text-2', className)}>
      <Lock size={14} className="mt-[3px] shrink-0" aria-hidden />
      <span>You can read these settings, not change them. {may.reason}</span>
    </p>
  );
}
