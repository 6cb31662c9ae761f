import { describe, expect, test } from 'vitest';
import { oneAtATime } from './use-act.ts';

describe('one act at a time', () => {
  test('a second press in the same moment runs nothing', async () => {
    const once = oneAtATime();
    const first = Promise.withResolvers<void>();
    let runs = 0;
    const press = () =>
      once(() => {
        runs += 1;
        return first.promise;
      });
    press();
    press();
    expect(runs).toBe(1);
    await Promise.resolve();
    press();
    expect(runs).toBe(1);
    first.resolve();
    await first.promise;
    press();
    expect(runs).toBe(2);
  });

  test('after a failure it can be tried again', async () => {
    const once = oneAtATime();
    const failed = Promise.withResolvers<void>();
    once(() => failed.promise);
    failed.reject(new Error('no'));
    await expect(failed.promise).rejects.toThrow('no');
    let ranAgain = false;
    once(async () => {
      ranAgain = true;
    });
    expect(ranAgain).toBe(true);
  });
});
