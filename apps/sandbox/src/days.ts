import type { Micros } from './time.ts';

/** A day of the world's calendar: days since 1970-01-01 in UTC. */
export type Day = number;

export const DAY_LENGTH: Micros = 86_400_000_000;
const MILLIS_PER_DAY = 86_400_000;

export const dayOf = (moment: Micros): Day => Math.floor(moment / DAY_LENGTH);

/** A day as the wire has it, `YYYY-MM-DD`. */
export const dayText = (day: Day): string => new Date(day * MILLIS_PER_DAY).toISOString().slice(0, 10);

/** The day that a text of the form `YYYY-MM-DD` means; undefined when there is no such day. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const millis = Date.parse(`${text}T00:00:00Z`);
  const day = Math.floor(millis / MILLIS_PER_DAY);
  // The 30th of February is read as the 2nd of March.
  return Number.isNaN(millis) || dayText(day) !== text ? undefined : day;
}
