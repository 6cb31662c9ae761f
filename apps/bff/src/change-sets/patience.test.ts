import { expect, test } from 'vitest';
import { heldUpBefore, type Patience, patienceAfter } from './patience.ts';

const limited = (retryAfterS: number) =>
  ({
    state: 'failed',
    error: { status: 429, code: 'rate_limited', message: 'Later.', requestId: 'r', retryAfterS },
  }) as const;
const limits = { limitedMs: 900_000 };

test('a limit without end is waited for twelve times, however short each wait is', () => {
  let patience: Patience | undefined;
  let now = 0;
  let waits = 0;
  for (;;) {
    patience = patienceAfter(limited(5), patience, now, limits);
    if (patience?.waitMs === undefined) break;
    now += patience.waitMs;
    waits += 1;
  }
  expect([waits, now]).toEqual([12, 60_000]);
  expect(patience?.error.message).toMatch(/tried 13 times in 60 s/);
});

test('and for a quarter of an hour, however few waits that are', () => {
  const first = patienceAfter(limited(600), undefined, 0, limits);
  expect(first).toMatchObject({ waitMs: 600_000, error: { goesOnAt: 600_000, givesUpAt: 900_000 } });
  const second = patienceAfter(limited(600), first, 600_000, limits);
  expect(second).toMatchObject({
    waitMs: undefined,
    error: { message: expect.stringMatching(/2 times in 10 minutes/) },
  });
  expect(patienceAfter(limited(300), first, 600_000, limits)?.waitMs).toBe(300_000);
});

test('who takes a step up from a process that has ended waits no longer than that one said', () => {
  const first = patienceAfter(limited(600), undefined, 0, limits);
  const kept = { state: 'limited', error: JSON.stringify(first?.error) };
  expect(patienceAfter(limited(600), heldUpBefore(kept, limits), 400_000, limits)?.waitMs).toBeUndefined();
  expect(patienceAfter(limited(300), heldUpBefore(kept, limits), 400_000, limits)).toMatchObject({
    waitMs: 300_000,
    error: { givesUpAt: 900_000 },
  });
  expect(heldUpBefore({ ...kept, state: 'unknown' }, limits)).toBeUndefined();
});

test('what is no limit is not waited for', () => {
  expect(patienceAfter({ state: 'done' }, undefined, 0, limits)).toBeUndefined();
  const { error } = limited(5);
  expect(
    patienceAfter({ state: 'failed', error: { ...error, status: 500 } }, undefined, 0, limits),
  ).toBeUndefined();
});
