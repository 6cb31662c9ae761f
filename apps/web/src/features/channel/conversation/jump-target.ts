import { momentOf } from '../../../lib/zoned.ts';
import { dayInWords, dayOf } from './days.ts';

/** Where a typed text leads. `unclear`: it is no time that is understood here, and no id can be like it. */
export type JumpTarget =
  | { kind: 'time'; at: Date; zone: string }
  | { kind: 'message'; id: string }
  | { kind: 'unclear' };

const dayMs = 24 * 60 * 60_000;

/**
 * Read what a person typed: a date, a time, both, with or without a zone, or else the id of a message (a link to one too).
 * Without a zone the operator's own is meant; a time alone is today's. Undefined for the empty text.
 */
export function jumpTarget(text: string, zone: string, now: number = Date.now()): JumpTarget | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  const target = timeTarget(typed, zone, now);
  if (target) return target;
  const id = idIn(typed);
  // The API takes neither comma nor percent sign for one, and nobody makes ids with spaces.
  return /[\s,%]/.test(id) || id.length > 255 ? { kind: 'unclear' } : { kind: 'message', id };
}

/** What to say of an id that no message has; whoever typed it may have meant a date. */
export function noMessageWords(id: string): string {
  const words = `No message has the id “${id}”`;
  return isUuid(id) ? `${words}.` : `${words}, and it is no date that is understood here.`;
}

/** What to say when nobody said anything on the day that was asked for; `found` is the message that is shown instead. */
export function otherDayWords(asked: Date, found: Date, zone: string, now?: number): string | undefined {
  const [day, shown] = [dayOf(asked.getTime(), zone), dayOf(found.getTime(), zone)];
  if (day === shown) return undefined;
  const words = (of: string) => dayInWords(of, zone, now).replace(/^[TY]/, (letter) => letter.toLowerCase());
  return shown < day
    ? `Nothing from ${words(day)} or later; this is the newest message.`
    : `Nothing from ${words(day)}; the next message is from ${words(shown)}.`;
}

const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

function timeTarget(typed: string, zone: string, now: number): JumpTarget | undefined {
  const [, words = '', mark] = /^(.*?)\s*(Z|UTC|[+−-]\d\d:?\d\d)?$/i.exec(typed) ?? [];
  const [, day = '', hours] =
    /^(.*?)(?:(?:^|(?<=\d)T|[\s,]+)(\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?))?$/i.exec(words.trim()) ?? [];
  const date = dateOf(day.replace(/,$/, '').trim(), zone, now, hours !== undefined);
  // "-1200" at the end of an id is no zone: a zone follows a time of day only.
  if (date === undefined || (mark !== undefined && hours === undefined)) return undefined;
  const time = (hours ?? '00:00').padStart(hours?.indexOf(':') === 1 ? hours.length + 1 : 5, '0');
  const offset = mark === undefined ? undefined : offsetOf(mark);
  if (offset !== undefined) {
    const wall = Date.parse(`${date}T${time}Z`);
    if (Number.isNaN(wall)) return undefined;
    return { kind: 'time', at: new Date(wall - offset * 60_000), zone };
  }
  const moment = momentOf({ local: `${date}T${time}`, zone });
  return moment && { kind: 'time', at: moment.at, zone };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The last such day of the week before today. */
function lastWeekday(name: string, zone: string, now: number): string {
  const today = dayOf(now, zone);
  const back = (new Date(`${today}T12:00:00Z`).getUTCDay() - weekdays.indexOf(name) + 6) % 7;
  return dayBefore(today, back + 1);
}

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) - days * dayMs).toISOString().slice(0, 10);

/** `2026-11-19`, `19 Nov 2026`, `Nov 19`, `19.11.2026`, `today`, `yesterday`, `3 days ago`, `last Friday`; nothing means
 *  today beside a time. */
function dateOf(words: string, zone: string, now: number, hasTime: boolean): string | undefined {
  if (words === '') return hasTime ? dayOf(now, zone) : undefined;
  if (/^today$/i.test(words)) return dayOf(now, zone);
  if (/^yesterday$/i.test(words)) return dayBefore(dayOf(now, zone), 1);
  const ago = /^(\d{1,4})\s+(day|week)s?\s+ago$/i.exec(words);
  if (ago) return dayBefore(dayOf(now, zone), Number(ago[1]) * (ago[2]?.toLowerCase() === 'week' ? 7 : 1));
  const weekday = /^(?:last\s+)?(sun|mon|tue|wed|thu|fri|sat)(?:s|rs?|ur|nes)?(?:day)?$/i.exec(words);
  if (weekday) return lastWeekday(weekday[1]?.toLowerCase() ?? '', zone, now);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(words);
  if (dotted) return checked(dotted[3], dotted[2], dotted[1]);
  const spoken = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?,?(?:\s+(\d{4}))?$/i.exec(words);
  const other = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/i.exec(words);
  const [day, name = '', given] = spoken ? spoken.slice(1) : other ? [other[2], other[1], other[3]] : [];
  const month = months.indexOf(name.toLowerCase()) + 1;
  return month === 0 ? undefined : checked(given ?? dayOf(now, zone).slice(0, 4), String(month), day);
}

function checked(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${text}T00:00:00Z`);
  // The 31st of a month with 30 days would be read as the next month's first.
  return Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(text) ? undefined : text;
}

function offsetOf(mark: string): number {
  if (/^(z|utc)$/i.test(mark)) return 0;
  const digits = mark.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return mark.startsWith('+') ? minutes : -minutes;
}

/** The id in a link to a message of this dashboard, or the text itself. */
function idIn(typed: string): string {
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return typed;
  return new URL(typed).searchParams.get('message')?.replace(/^"(.*)"$/, '$1') ?? typed;
}
