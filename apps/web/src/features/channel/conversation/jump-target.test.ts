import { describe, expect, it } from 'vitest';
import { jumpTarget, noMessageWords } from './jump-target.ts';

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
    for (const id of [
      '9c4ff0a0-13d7-477c-8eae-9a6044975774',
      'msg-1200',
      '2026-13-40',
      '31 Feb 2026',
      '25:61',
    ])
      expect(jumpTarget(` ${id} `, 'UTC', now)).toEqual({ kind: 'message', id });
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
