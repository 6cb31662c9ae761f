import { expect, test } from 'vitest';
import { momentOf, offsetText, zonedTime } from './zoned.ts';

const zone = 'Europe/Oslo';

test('reads a wall-clock time in its zone, summer and winter', () => {
  expect(momentOf({ local: '2026-10-01T00:00', zone })?.at.toISOString()).toBe('2026-09-30T22:00:00.000Z');
  expect(momentOf({ local: '2026-12-01T00:00', zone })?.at.toISOString()).toBe('2026-11-30T23:00:00.000Z');
});

test('says that a time in the hour which the clocks skip does not exist', () => {
  const moment = momentOf({ local: '2026-03-29T02:30', zone });
  expect(moment).toMatchObject({ gap: true, twice: false });
  expect(moment?.at.toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

test('takes the first of the two hours that look the same', () => {
  const moment = momentOf({ local: '2026-10-25T02:30', zone });
  expect(moment).toMatchObject({ gap: false, twice: true });
  expect(moment?.at.toISOString()).toBe('2026-10-25T00:30:00.000Z');
});

test('writes offsets with a sign, half hours included', () => {
  const winter = new Date('2026-01-01T00:00:00Z');
  expect(offsetText(winter, 'Asia/Kolkata')).toBe('+05:30');
  expect(offsetText(winter, 'America/St_Johns')).toBe('−03:30');
  expect(offsetText(winter, 'UTC')).toBe('+00:00');
});

test('goes there and back', () => {
  const at = new Date('2026-07-14T12:34:00Z');
  expect(momentOf(zonedTime(at, 'America/New_York'))?.at).toEqual(at);
});

test('has no moment for a half-typed time', () => {
  expect(momentOf({ local: '', zone })).toBeUndefined();
  expect(momentOf({ local: '2026-10-01', zone })).toBeUndefined();
});
