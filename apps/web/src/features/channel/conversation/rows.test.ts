import { describe, expect, it } from 'vitest';
import { dayInWords, dayOf, nearTime } from './days.ts';
import { testMessage } from './message-fixture.ts';
import { messageRows } from './rows.ts';

describe('messageRows', () => {
  it('marks the first message of each day of the zone', () => {
    const messages = [
      testMessage('a', '2026-11-18T22:30:00Z'),
      testMessage('b', '2026-11-18T23:30:00Z'),
      testMessage('c', '2026-11-19T12:00:00Z'),
    ];
    expect(messageRows(messages, 'UTC').map(({ day }) => day)).toEqual([
      '2026-11-18',
      undefined,
      '2026-11-19',
    ]);
    expect(messageRows(messages, 'Europe/Oslo').map(({ day }) => day)).toEqual([
      '2026-11-18',
      '2026-11-19',
      undefined,
    ]);
  });

  it('joins what one person says in a row', () => {
    const messages = [
      testMessage('a', '2026-11-19T12:00:00Z'),
      testMessage('b', '2026-11-19T12:01:00Z'),
      testMessage('c', '2026-11-19T12:01:30Z', { by: 'bo' }),
      testMessage('d', '2026-11-19T12:10:00Z', { by: 'bo' }),
      testMessage('e', '2026-11-19T12:10:30Z', { by: 'bo', pinned: true }),
    ];
    expect(messageRows(messages, 'UTC').map(({ continues }) => continues)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it('joins nothing across days, deletions and system messages', () => {
    const messages = [
      testMessage('a', '2026-11-18T23:59:00Z'),
      testMessage('b', '2026-11-19T00:00:00Z'),
      testMessage('c', '2026-11-19T00:00:10Z', { type: 'system' }),
      testMessage('d', '2026-11-19T00:00:20Z'),
      testMessage('e', '2026-11-19T00:00:30Z', { type: 'deleted' }),
    ];
    expect(messageRows(messages, 'UTC').some(({ continues }) => continues)).toBe(false);
  });
});

describe('days', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');

  it('knows zones that are off by quarters of an hour, and days with 23 hours', () => {
    expect(dayOf(Date.parse('2026-11-18T18:14:59Z'), 'Asia/Kathmandu')).toBe('2026-11-18');
    expect(dayOf(Date.parse('2026-11-18T18:15:00Z'), 'Asia/Kathmandu')).toBe('2026-11-19');
    expect(dayOf(Date.parse('2026-03-28T23:30:00Z'), 'Europe/Oslo')).toBe('2026-03-29');
    expect(dayOf(Date.parse('2026-03-29T21:59:00Z'), 'Europe/Oslo')).toBe('2026-03-29');
  });

  it('says today and yesterday', () => {
    expect(dayInWords('2026-11-23', 'UTC', now)).toBe('Today, Mon 23 Nov 2026');
    expect(dayInWords('2026-11-22', 'UTC', now)).toBe('Yesterday, Sun 22 Nov 2026');
    expect(dayInWords('2026-11-19', 'UTC', now)).toBe('Thu 19 Nov 2026');
  });

  it('says how near a moment is', () => {
    expect(nearTime(new Date('2026-11-23T09:12:00Z'), 'UTC', now)).toBe('09:12');
    expect(nearTime(new Date('2026-11-20T09:12:00Z'), 'UTC', now)).toBe('Fri 09:12');
    expect(nearTime(new Date('2026-10-20T09:12:00Z'), 'UTC', now)).toBe('20 Oct 2026');
  });
});
