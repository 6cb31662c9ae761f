import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  id: string;
  role?: 'alert';
  className?: string;
  children: ReactNode;
}

/** What is wrong with what stands in a field, under it. */
export function FieldError({ id, role, className = '', children }: Props) {
  return (
    <div id={id} role={role} className={`flex items-start gap-1 text-small text-red ${className}`}>
      <CircleAlert size={12} strokeWidth={2.4} className="mt-0.5 shrink-0" aria-hidden />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </div>
  );
}
