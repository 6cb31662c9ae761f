import { count } from './numbers.ts';

const minuteS = 60;
const hourS = 60 * minuteS;
const dayS = 24 * hourS;
/** From here on days say more than hours. */
const hoursUntil = 48 * hourS;

let ownZone: string | undefined;
/** Asked for when it is needed: it takes the browser a while. */
const browserZone = (): string => (ownZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone);
let chosenZone: string | undefined;
const listeners = new Set<() => void>();

/** The zone that times are shown in, as a store for `useSyncExternalStore`. */
export const zoneStore = {
  get: (): string => chosenZone ?? browserZone(),
  /** Undefined, or a name that this browser does not know, means the browser's own zone. */
  set: (zone: string | undefined): void => {
    const next = zone !== undefined && isZone(zone) ? zone : undefined;
    if (next === chosenZone) return;
    chosenZone = next;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // A RangeError is how the browser says that it does not know the zone.
  }
}

/** How long ago or ahead, as short as a list wants it: "now", "2 min", "9 h", "92 d", "in 3 h". */
export function shortTime(at: Date, now: Date = new Date()): string {
  const seconds = Math.round((now.getTime() - at.getTime()) / 1000);
  const size = Math.abs(seconds);
  const words =
    size < minuteS
      ? 'now'
      : size < hourS
        ? `${Math.floor(size / minuteS)} min`
        : size < hoursUntil
          ? `${Math.floor(size / hourS)} h`
          : `${count(Math.floor(size / dayS))} d`;
  return seconds < 0 && words !== 'now' ? `in ${words}` : words;
}

/** "23 Nov 2026, 14:20:07 CET (Europe/Oslo)" in the chosen zone. */
export function fullTime(at: Date, zone: string = zoneStore.get()): string {
  const text = formatter('full', zone).format(at);
  return text.endsWith(zone) ? text : `${text} (${zone})`;
}

/** "23 Nov 2026, 14:20". */
export function dateAndTime(at: Date, zone: string = zoneStore.get()): string {
  return formatter('minute', zone).format(at);
}

/** "23 Nov 2026". */
export function dateOnly(at: Date, zone: string = zoneStore.get()): string {
  return formatter('day', zone).format(at);
}

/** "14:20:07 CET". */
export function clockTime(at: Date, zone: string = zoneStore.get()): string {
  return formatter('clock', zone).format(at);
}

const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const minute: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const second: Intl.DateTimeFormatOptions = { ...minute, second: '2-digit', timeZoneName: 'short' };
const styles = { day, minute: { ...day, ...minute }, full: { ...day, ...second }, clock: second };

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(style: keyof typeof styles, zone: string): Intl.DateTimeFormat {
  const key = `${style} ${zone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...styles[style], timeZone: zone });
  formatters.set(key, made);
  return made;
}
