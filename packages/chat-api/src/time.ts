declare const nanoseconds: unique symbol;

/**
 * A moment in an answer: integer nanoseconds since the Unix epoch.
 * JSON numbers keep about 15 digits, so what arrives is exact to a microsecond, never to a nanosecond.
 */
export type Nanoseconds = number & { readonly [nanoseconds]: true };

/** A moment in a request: RFC 3339 text, or a `Date`, which JSON turns into the same. */
export type RequestTime = string | Date;

const NANOSECONDS_PER_MICROSECOND = 1_000;
const MICROSECONDS_PER_MILLISECOND = 1_000;

/** The moment as whole milliseconds since the Unix epoch; what is left below them is cut off. */
export const toMillis = (time: Nanoseconds): number =>
  // First to the microsecond, which is what a JSON number holds exactly, so that a whole millisecond stays one.
  Math.floor(Math.round(time / NANOSECONDS_PER_MICROSECOND) / MICROSECONDS_PER_MILLISECOND);

/** The moment as a `Date`, exact to the millisecond. */
export const toDate = (time: Nanoseconds): Date => new Date(toMillis(time));

/** Nanoseconds of a `Date` or of milliseconds since the Unix epoch. */
export const toNanoseconds = (time: Date | number): Nanoseconds =>
  // The brand has no run-time part: a product with whole milliseconds is the value itself.
  (Math.trunc(Number(time)) * MICROSECONDS_PER_MILLISECOND * NANOSECONDS_PER_MICROSECOND) as Nanoseconds;
