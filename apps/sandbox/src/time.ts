import type { Nanoseconds } from '@backchannel/chat-api';

/**
 * A moment inside the sandbox: integer **microseconds** since the Unix epoch.
 *
 * The wire speaks nanoseconds, which no JavaScript number holds exactly. Microseconds fit (2^53 µs is the
 * year 2255) and stay INTEGER in SQLite. On the way out the value is multiplied by 1000: neighbouring doubles
 * near 1.8e18 are 256 apart, so the shortest decimal that `JSON.stringify` prints for the product is exactly
 * the microseconds followed by three zeros. They are 512 apart from 2043 on, and further than a microsecond from 2116 on.
 */
export type Micros = number;

const MICROS_PER_MILLI = 1000;
const NANOS_PER_MICRO = 1000;
const RFC3339 =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,9}))?\s*([Zz]|[+-]\d{2}:?\d{2})?)?$/;

/** The wire form of a moment. */
export const toWire = (time: Micros): Nanoseconds =>
  // The brand has no run-time part; see above for why the product is exact in JSON.
  (time * NANOS_PER_MICRO) as Nanoseconds;

/** The wire form of a column that may be empty. */
export const toWireOptional = (time: Micros | null): Nanoseconds | undefined =>
  time === null ? undefined : toWire(time);

/** Back from the wire form, exact until 2116. */
export function fromWire(time: number): Micros {
  const at = Math.round(time / NANOS_PER_MICRO);
  // The quotient is rounded as well: from 2043 on it may be half a microsecond too large.
  return toWire(at - 1) === time ? at - 1 : at;
}

/** What `JSON.stringify` makes of the wire form, for answers with thousands of moments: it looks for the shortest decimal of each. */
export const toWireJson = (time: Micros): string => (time === 0 ? '0' : `${time}000`);

export const fromMillis = (milliseconds: number): Micros => milliseconds * MICROS_PER_MILLI;
export const toMillis = (time: Micros): number => Math.floor(time / MICROS_PER_MILLI);

/** A moment as it came in, with the width of its last written digit: `…12.5Z` is exact to the millisecond. */
export interface ParsedTime {
  at: Micros;
  /** How many microseconds the text leaves open: 1000 up to three fraction digits, otherwise 1. */
  width: 1 | 1000;
}

/** Whether a value that was read is a moment. */
export const isTime = (value: unknown): value is ParsedTime =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'at');

// Date.parse counts on from the end of a month: of the 30th of February it makes a day in March.
const isDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

/**
 * Reads a request's moment: RFC 3339 text with any offset (none means UTC) and up to nine fraction digits, a
 * bare date, a `Date`, or integer nanoseconds. Undefined when it is none of these.
 */
export function parseTime(value: unknown): ParsedTime | undefined {
  if (value instanceof Date) return { at: fromMillis(value.getTime()), width: 1000 };
  if (typeof value === 'number') {
    const at = fromWire(value);
    return Number.isSafeInteger(at) ? { at, width: 1 } : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const match = RFC3339.exec(value);
  if (!match) return undefined;
  const [, day = '', clock = '00:00:00', fraction = '', offset = 'Z'] = match;
  const zone = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
  const whole = Date.parse(`${day}T${clock.length === 5 ? `${clock}:00` : clock}${zone}`);
  if (Number.isNaN(whole) || !isDay(day)) return undefined;
  return {
    at: fromMillis(whole) + Number(fraction.padEnd(6, '0').slice(0, 6)),
    width: fraction.length > 3 ? 1 : 1000,
  };
}

// With room on both sides for what is counted on from there.
const EARLIEST = fromMillis(Date.UTC(1700, 0, 1));
const LATEST = fromMillis(Date.UTC(2250, 0, 1));

/** Whether a column can hold the moment exactly: the years 1700 to 2249, a little less than the wire's 64 bits. */
export const isStorable = (time: Micros): boolean => time >= EARLIEST && time < LATEST;

/** A request's moment that validation has already accepted; undefined stays undefined. */
export const toMicros = (value: unknown): Micros | undefined => parseTime(value)?.at;
