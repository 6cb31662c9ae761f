import { clsx } from 'clsx';
import type { ReactNode } from 'react';

interface Props {
  onClick: () => void;
  /** Its name, where the words alone do not tell of what: "Reset Longest message". */
  label?: string;
  className?: string;
  children: ReactNode;
}

/** An act as a word in a sentence. */
export function TextButton({ onClick, label, className, children }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      className={clsx('touch-target rounded-badge font-medium text-accent-text hover:underline', className)}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
