import { type ClipboardEvent, useSyncExternalStore } from 'react';
import { clockTime, dateAndTime, dateOnly, fullTime, shortTime, zoneStore } from '../lib/times.ts';
import { Tooltip } from './tooltip.tsx';

interface Props {
  at: Date;
  /** short: "2 min"; minute: "23 Nov 2026, 14:20"; day; clock: "14:20:07 CET"; full: with zone. Default: short. */
  form?: 'short' | 'minute' | 'day' | 'clock' | 'full';
  /** Can be reached with Tab, so that its full form can be read without a pointer. Default: false, for rows of a grid. */
  focusable?: boolean;
  /** IANA name. Default: the operator's zone. */
  zone?: string;
}

/** A moment, by default in the operator's zone. Hover and focus show it in full with its zone, and copying copies it in full. */
export function Time({ at, form = 'short', focusable = false, ...rest }: Props) {
  const own = useSyncExternalStore(zoneStore.subscribe, zoneStore.get);
  const { zone = own } = rest;
  const full = fullTime(at, zone);
  const copyInFull = (event: ClipboardEvent) => {
    event.clipboardData.setData('text/plain', `${at.toISOString()} · ${full}`);
    event.preventDefault();
  };
  const time = (
    <time
      dateTime={at.toISOString()}
      className="figures whitespace-nowrap"
      onCopy={copyInFull}
      {...(focusable ? { tabIndex: 0 } : {})}
    >
      {forms[form](at, zone)}
    </time>
  );
  return form === 'full' ? time : <Tooltip text={full}>{time}</Tooltip>;
}

const forms = {
  short: (at: Date) => shortTime(at),
  minute: dateAndTime,
  day: dateOnly,
  clock: clockTime,
  full: fullTime,
};
