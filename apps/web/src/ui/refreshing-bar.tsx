import { clsx } from 'clsx';
import { useEffect, useRef, useState } from 'react';

/** A thin bar on the head of a list whose old rows stay while they are read again. */
export function RefreshingBar({ active }: { active: boolean }) {
  const [late, setLate] = useState(false);
  const timer = useRef(0);
  useEffect(() => {
    timer.current = window.setTimeout(() => setLate(active), active ? 150 : 0);
    return () => clearTimeout(timer.current);
  }, [active]);
  return (
    <div
      aria-hidden
      className={clsx(
        'pointer-events-none absolute inset-x-0 -bottom-px z-1 h-0.5',
        active && late && 'bg-accent',
      )}
    />
  );
}
