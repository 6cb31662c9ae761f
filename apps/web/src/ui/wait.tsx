import { useState } from 'react';
import { useCountdown } from './use-countdown.ts';

/** When what the server did not take can be tried again, counted down. To be given a key per answer. */
export function Wait({ seconds }: { seconds: number }) {
  const [until] = useState(() => new Date(Date.now() + seconds * 1000));
  const left = useCountdown(until, true, () => undefined);
  if (left === 0) return <p>You can try again now.</p>;
  return (
    <p className="figures" aria-live="off">
      Try again in {inMinutes(left)}.
    </p>
  );
}

/** Seconds as people say them: "1 min 20 s". */
export function inMinutes(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
