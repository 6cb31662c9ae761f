import { useState } from 'react';
import { useCountdown } from '../../ui/use-countdown.ts';
import { inMinutes } from '../../ui/wait.tsx';

/** The seconds to a moment in epoch milliseconds, for the eye: what is said aloud names the moment. To be given a key per
 *  moment. */
export function SecondsTo({ at }: { at: number }) {
  const [until] = useState(() => new Date(at));
  const left = useCountdown(until, true, () => undefined);
  return <span aria-hidden>(in {inMinutes(left)})</span>;
}
