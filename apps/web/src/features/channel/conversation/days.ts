import { dateOnly } from '../../../lib/times.ts';

const quarterMs = 15 * 60_000;
const known = new Map<string, Map<number, string>>();

/** The calendar day of a moment in a zone, as `2026-11-19`. Quick enough for every one of many thousand messages. */
export function dayOf(ms: number, zone: string): string {
  let days = known.get(zone);
  if (!days) {
    days = new Map();
    known.set(zone, days);
  }
  // Every zone's midnight falls on a quarter of an hour.
  const quarter = Math.floor(ms / quarterMs);
  const cached = days.get(quarter);
  if (cached !== undefined) return cached;
  const day = isoFormatter(zone).format(quarter * quarterMs);
  days.set(quarter, day);
  return day;
}

/** The day in words: "Today, Mon 23 Nov 2026", "Yesterday, …", "Thu 19 Nov 2026". */
export function dayInWords(day: string, zone: string, now: number = Date.now()): string {
  // Noon in UTC lies in the same calendar day whatever the formatter's zone, which is UTC here.
  const words = wordsFormatter.format(Date.parse(`${day}T12:00:00Z`)).replace(',', '');
  if (day === dayOf(now, zone)) return `Today, ${words}`;
  if (day === dayOf(now - 24 * 60 * 60_000, zone)) return `Yesterday, ${words}`;
  return words;
}

const wordsFormatter = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

const isoFormatters = new Map<string, Intl.DateTimeFormat>();
function isoFormatter(zone: string): Intl.DateTimeFormat {
  const made =
    isoFormatters.get(zone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  isoFormatters.set(zone, made);
  return made;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** "14:09" in a zone. */
export function hourAndMinute(at: Date, zone: string): string {
  const made =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    });
  clocks.set(zone, made);
  return made.format(at);
}

const weekMs = 7 * 24 * 60 * 60_000;
const weekdays = new Map<string, Intl.DateTimeFormat>();

/** A moment beside others of the same conversation: "09:12" today, "Fri 09:12" within a week, else "19 Nov 2026". */
export function nearTime(at: Date, zone: string, now: number = Date.now()): string {
  if (dayOf(at.getTime(), zone) === dayOf(now, zone)) return hourAndMinute(at, zone);
  if (Math.abs(now - at.getTime()) >= weekMs) return dateOnly(at, zone);
  const made = weekdays.get(zone) ?? new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: zone });
  weekdays.set(zone, made);
  return `${made.format(at)} ${hourAndMinute(at, zone)}`;
}
