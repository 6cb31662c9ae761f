import { describe, expect, it } from 'vitest';
import { jumpTarget, noMessageWords, otherDayWords } from './jump-target.ts';

const now = Date.parse('2026-11-23T22:30:00Z');
const time = (text: string, zone = 'Europe/Oslo') => {
  const target = jumpTarget(text, zone, now);
  return target?.kind === 'time' ? target.at.toISOString() : undefined;
};

describe('jumpTarget', () => {
  it('reads dates as midnight in the given zone', () => {
    expect(time('2026-11-19')).toBe('2026-11-18T23:00:00.000Z');
    expect(time('19.11.2026')).toBe('2026-11-18T23:00:00.000Z');
    expect(time('19 Nov 2026')).toBe('2026-11-18T23:00:00.000Z');
    expect(time('Thu 19 November 2026', 'UTC')).toBe('2026-11-19T00:00:00.000Z');
    expect(time('19 Nov', 'America/New_York')).toBe('2026-11-19T05:00:00.000Z');
  });

  it('reads times of day, alone as today’s in that zone', () => {
    expect(time('2026-11-19 16:48')).toBe('2026-11-19T15:48:00.000Z');
    expect(time('2026-07-01T9:05')).toBe('2026-07-01T07:05:00.000Z');
    expect(time('19 Oct 12:00')).toBe('2026-10-19T10:00:00.000Z');
    expect(time('yesterday 9:00')).toBe('2026-11-22T08:00:00.000Z');
    expect(time('today', 'Asia/Tokyo')).toBe('2026-11-23T15:00:00.000Z');
    expect(time('0:15', 'Asia/Tokyo')).toBe('2026-11-23T15:15:00.000Z');
  });

  it('takes the zone that stands beside the time', () => {
    expect(time('2026-11-19T16:48:30Z')).toBe('2026-11-19T16:48:30.000Z');
    expect(time('2026-11-19 16:48 +05:30')).toBe('2026-11-19T11:18:00.000Z');
    expect(time('2026-11-19 16:48 −0300')).toBe('2026-11-19T19:48:00.000Z');
    expect(time('2026-11-19 16:48 UTC')).toBe('2026-11-19T16:48:00.000Z');
  });

  it('takes everything else for the id of a message', () => {
    for (const id of ['9c4ff0a0-13d7-477c-8eae-9a6044975774', 'msg-1200', '2026-13-40', '25:61'])
      expect(jumpTarget(` ${id} `, 'UTC', now)).toEqual({ kind: 'message', id });
  });

  it('knows what can be neither', () => {
    for (const text of ['31 Feb 2026', 'some time ago', 'last month', '100%', 'a,b', 'x'.repeat(256)])
      expect([text, jumpTarget(text, 'UTC', now)]).toEqual([text, { kind: 'unclear' }]);
  });

  it('reads days as people say them', () => {
    const day = (text: string) => time(text, 'UTC')?.slice(0, 16);
    // The 23rd is a Monday.
    expect(day('3 days ago')).toBe('2026-11-20T00:00');
    expect(day('2 weeks ago 9:30')).toBe('2026-11-09T09:30');
    expect(day('Monday')).toBe('2026-11-16T00:00');
    expect(day('last friday')).toBe('2026-11-20T00:00');
    expect(day('tues 10:00')).toBe('2026-11-17T10:00');
    expect(day('Wednesday')).toBe('2026-11-18T00:00');
    expect(day('sun')).toBe('2026-11-22T00:00');
    expect(day('Nov 19')).toBe('2026-11-19T00:00');
    expect(day('November 19th, 2025 8:00')).toBe('2025-11-19T08:00');
    // Summer time began in between: a day is not 24 hours.
    expect(jumpTarget('yesterday', 'Europe/Oslo', Date.parse('2026-03-29T22:30:00Z'))).toMatchObject({
      at: new Date('2026-03-28T23:00:00Z'),
    });
  });

  it('finds the id in a link to a message', () => {
    const link = 'https://chat.example/apps/a/channels/messaging%3Ax?message=abc-1';
    expect(jumpTarget(link, 'UTC', now)).toEqual({ kind: 'message', id: 'abc-1' });
  });

  it('leads nowhere from nothing', () => {
    expect(jumpTarget('  ', 'UTC', now)).toBeUndefined();
  });
});

describe('noMessageWords', () => {
  it('takes what is no id as they are made for a date, too', () => {
    const both = 'No message has the id “31.02.2026”, and it is no date that is understood here.';
    expect(noMessageWords('31.02.2026')).toBe(both);
    const id = '9c4ff0a0-13d7-477c-8eae-9a6044975774';
    expect(noMessageWords(id)).toBe(`No message has the id “${id}”.`);
  });
});

describe('otherDayWords', () => {
  const words = (asked: string, found: string) => otherDayWords(new Date(asked), new Date(found), 'UTC', now);
  it('says nothing within the day, and else what is shown instead', () => {
    expect(words('2026-11-19T00:00:00Z', '2026-11-19T23:00:00Z')).toBeUndefined();
    expect(words('2026-11-22T00:00:00Z', '2026-11-23T10:00:00Z')).toBe(
      'Nothing from yesterday, Sun 22 Nov 2026; the next message is from today, Mon 23 Nov 2026.',
    );
    expect(words('2026-11-21T00:00:00Z', '2026-11-19T10:00:00Z')).toBe(
      'Nothing from Sat 21 Nov 2026 or later; this is the newest message.',
    );
  });
});
