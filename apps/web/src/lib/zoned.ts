import { isZone } from './times.ts';

/** A moment as a person types it: wall-clock time without a zone, and the zone it is meant in. */
export interface ZonedTime {
  /** As `<input type="datetime-local">` has it: `2026-10-01T00:00`, or the empty string. */
  local: string;
  /** IANA name. */
  zone: string;
}

const minuteMs = 60_000;

/** Minutes by which the zone is ahead of UTC at that moment. */
function offsetMinutes(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((item) => item.type === type)?.value);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((wall - Math.floor(at.getTime() / 1000) * 1000) / minuteMs);
}

/** "+02:00", "−03:30" (with a minus sign), "+00:00". */
export function offsetText(at: Date, zone: string): string {
  const minutes = offsetMinutes(at, zone);
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** What a wall-clock time means. In the hour that comes twice, the first; in the hour that never comes, `gap` is true. */
export interface Moment {
  at: Date;
  /** The clocks jump over this time: `at` is as far after the jump as was typed. */
  gap: boolean;
  /** The clocks show this time twice: `at` is the first. */
  twice: boolean;
}

/** The moment that a zoned time means, or undefined when the local part is incomplete or the zone unknown. */
export function momentOf({ local, zone }: ZonedTime): Moment | undefined {
  const wall = Date.parse(`${local}Z`);
  if (!/^\d{4,}-\d\d-\d\dT\d\d:\d\d/.test(local) || Number.isNaN(wall) || !isZone(zone)) return undefined;
  const dayMs = 24 * 60 * minuteMs;
  const offsets = new Set([
    offsetMinutes(new Date(wall - dayMs), zone),
    offsetMinutes(new Date(wall + dayMs), zone),
  ]);
  const fitting = [...offsets]
    .map((offset) => new Date(wall - offset * minuteMs))
    .filter((at) => at.getTime() + offsetMinutes(at, zone) * minuteMs === wall)
    .toSorted((a, b) => a.getTime() - b.getTime());
  const [first] = fitting;
  if (first) return { at: first, gap: false, twice: fitting.length > 1 };
  const before = offsetMinutes(new Date(wall - dayMs), zone);
  return { at: new Date(wall - before * minuteMs), gap: true, twice: false };
}

/** The wall-clock time of a moment in a zone, to the minute. */
export function zonedTime(at: Date, zone: string): ZonedTime {
  const wall = new Date(at.getTime() + offsetMinutes(at, zone) * minuteMs);
  return { local: wall.toISOString().slice(0, 16), zone };
}
