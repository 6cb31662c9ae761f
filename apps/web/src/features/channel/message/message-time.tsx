import { useSyncExternalStore } from 'react';
import { fullTime, zoneStore } from '../../../lib/times.ts';
import { hourAndMinute, nearTime } from '../conversation/days.ts';

/** The operator's time zone, kept up with the settings. */
export const useZone = (): string => useSyncExternalStore(zoneStore.subscribe, zoneStore.get);

interface Props {
  at: Date;
  /** clock: "14:09", under a day's heading; near: with the day where it is another one. Default: clock. */
  form?: 'clock' | 'near';
  className?: string;
}

/** The time of a message: short, the whole of it under the pointer. As light as it can be, for there are many. */
export function MessageTime({ at, form = 'clock', className }: Props) {
  const zone = useZone();
  return (
    <time dateTime={at.toISOString()} title={fullTime(at, zone)} className={`figures ${className ?? ''}`}>
      {form === 'clock' ? hourAndMinute(at, zone) : nearTime(at, zone)}
    </time>
  );
}
