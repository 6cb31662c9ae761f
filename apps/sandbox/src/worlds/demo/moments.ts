import type { Micros } from '../../time.ts';

export const SECOND: Micros = 1_000_000;
export const MINUTE: Micros = 60 * SECOND;
export const HOUR: Micros = 60 * MINUTE;
export const DAY: Micros = 24 * HOUR;

/** The last midnight before `now` where the clocks are `zoneHours` ahead of UTC. */
export const midnight = (now: Micros, zoneHours: number): Micros =>
  Math.floor((now + zoneHours * HOUR) / DAY) * DAY - zoneHours * HOUR;

/** `YYYY-MM-DD` in UTC. */
export const isoDay = (moment: Micros): string => new Date(moment / 1000).toISOString().slice(0, 10);
