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

/** The seconds to a moment in epoch milliseconds, for the eye: what is said aloud names the moment. To be given a key per
 *  moment. */
export function SecondsTo({ at }: { at: number }) {
  const [until] = useState(() => new Date(at));
  const left = useCountdown(until, true, () => undefined);
  return <span aria-hidden>(in {inMinutes(left)})</span>;
}

function inMinutes(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
