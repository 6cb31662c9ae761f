// Takes its time: left out of `npm run verify`.
import { expect, test } from 'vitest';
import { startApi } from '../test/api.ts';
import { deliveries, hookTo, startReceiver } from '../test/receiver.ts';

const ATTEMPT_MS = 6000;
const BUDGET_MS = 15_000;

test('a receiver has six seconds for an answer, and a delivery fifteen with all its attempts', async () => {
  const api = await startApi();
  const receiver = await startReceiver();
  receiver.answer(() => undefined);
  try {
    await hookTo(api, receiver.url);
    const startedAt = performance.now();
    await api.users('ada');
    const failed = async () => (await deliveries(api, 'status=failed')).deliveries[0];
    await expect.poll(failed, { interval: 50, timeout: 2 * BUDGET_MS }).toBeDefined();
    const took = performance.now() - startedAt;
    const errors = (await failed())?.attempts.map(({ error }) => error) ?? [];
    expect(errors.slice(0, 2)).toEqual(Array(2).fill(`no answer within ${ATTEMPT_MS} ms`));
    // What is left of the budget is the third one's.
    const rest = Number(/^no answer within (\d+) ms$/.exec(errors[2] ?? '')?.[1]);
    expect([errors.length, rest > 0, rest < BUDGET_MS - 2 * ATTEMPT_MS]).toEqual([3, true, true]);
    expect(took).toBeGreaterThan(BUDGET_MS - 100);
    expect(took).toBeLessThan(BUDGET_MS + 3000);
  } finally {
    await api.close();
    await receiver.close();
  }
});
