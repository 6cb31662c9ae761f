// Takes its time: left out of `npm run verify`.
import { expect, test } from 'vitest';
import { tortureWithClients } from './concurrency.ts';
import { tortureWithKills } from './durability.ts';
import { seedOf } from './random.ts';
import { tortureWithRequests } from './robustness.ts';

// A share of the long run, another one each time; the seed brings the same again.
const seed = seedOf();
process.stdout.write(`TORTURE_SEED=${seed}\n`);
// What happens once in many runs is what this is for: no second try makes it good.
const ONCE = { timeout: 60_000, retry: 0 };

test('malformed requests are refused as the API refuses, and change nothing', ONCE, async () => {
  const figures = await tortureWithRequests(3000, seed);
  expect(figures.violations).toEqual([]);
  expect([figures.operations, figures.compared > 1500]).toEqual([162, true]);
});

test('killed at any moment, what was acknowledged is there and counted right', ONCE, async () => {
  const { writes, lost, miscounted, missent } = await tortureWithKills(4, seed);
  expect({ lost, miscounted, missent }).toEqual({ lost: [], miscounted: [], missent: [] });
  expect(writes).toBeGreaterThan(0);
});

test.each(['one', 'many'] as const)(
  '64 clients write to %s channel(s): no update is lost, no counter is wrong, nobody waits for ever',
  ONCE,
  async (to) => {
    const { writes, lost, miscounted, failed } = await tortureWithClients(4, to);
    expect({ lost, miscounted, failed }).toEqual({ lost: [], miscounted: [], failed: [] });
    expect(writes).toBe(64 * 4 * 6);
  },
);
