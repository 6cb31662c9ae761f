import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { parseTime } from '../time.ts';
import type { Micros } from '../time.ts';
import { defineDueWork } from './due-work.ts';

interface Plan {
  at: Micros;
  work?: (context: Context) => void;
}

const plans: Record<'egg' | 'kettle', Plan[]> = { egg: [], kettle: [] };
let done: { kind: string; at: Micros; clock: Micros }[] = [];

for (const kind of ['egg', 'kettle'] as const) {
  const first = (): Plan | undefined => plans[kind].toSorted((a, b) => a.at - b.at)[0];
  defineDueWork({
    kind,
    next: () => first()?.at,
    run: (context, at) => {
      const plan = first();
      plan?.work?.(context);
      plans[kind] = plans[kind].filter((entry) => entry !== plan);
      done.push({ kind, at, clock: context.clock.now() });
    },
  });
}

const moment = (text: string): Micros => parseTime(text)?.at ?? 0;

let api: TestApi;
let defects: unknown[];
beforeEach(async () => {
  done = [];
  defects = [];
  plans.egg = [];
  plans.kettle = [];
  api = await startApi({ onDefect: (error) => defects.push(error) });
});
afterEach(() => api.close());

const clock = async (now: string | null): Promise<string> => {
  const reply = await fetch(`${api.sandbox.url}/__sandbox/clock`, {
    method: 'PUT',
    body: JSON.stringify({ now }),
  });
  return JSON.stringify(await reply.json());
};

test('moving the clock does what falls due on the way, in order, each at its own moment', async () => {
  await clock('2030-01-01T00:00:00Z');
  plans.egg = [{ at: moment('2030-01-03T00:00:00Z') }, { at: moment('2030-01-05T00:00:00Z') }];
  plans.kettle = [{ at: moment('2030-01-04T00:00:00Z') }, { at: moment('2031-01-01T00:00:00Z') }];
  expect(await clock('2030-01-10T00:00:00Z')).toContain('2030-01-10T00:00:0');
  expect(done.map(({ kind }) => kind)).toEqual(['egg', 'kettle', 'egg']);
  for (const { at, clock: read } of done) {
    expect(read).toBeGreaterThanOrEqual(at);
    expect(read - at).toBeLessThan(5_000_000);
  }
  expect(plans.kettle).toHaveLength(1);
});

test('what due work makes due on the way is done as well', async () => {
  await clock('2030-01-01T00:00:00Z');
  const again = (context: Context): void => {
    if (done.length < 400) plans.egg.push({ at: context.clock.now() + 86_400_000_000, work: again });
  };
  plans.egg = [{ at: moment('2030-01-02T00:00:00Z'), work: again }];
  await clock('2030-12-31T12:00:00Z');
  expect(done).toHaveLength(364);
});

test('a timer wakes when the moment comes, and sooner when somebody rings', async () => {
  plans.egg = [
    {
      at: 0,
      work: (context) => {
        plans.kettle = [{ at: context.clock.now() + 60_000 }];
        context.due.wake();
      },
    },
  ];
  await clock(null);
  expect(done.map(({ kind }) => kind)).toEqual(['egg']);
  while (done.length < 2) await wait(5);
  expect(done[1]?.clock).toBeGreaterThanOrEqual(done[1]?.at ?? 0);
});

test('work that fails is told of and holds up nothing else', async () => {
  plans.egg = [
    {
      at: 1,
      work: () => {
        throw new Error('dropped it');
      },
    },
  ];
  plans.kettle = [{ at: 2 }];
  await clock(null);
  expect(done.map(({ kind }) => kind)).toEqual(['kettle']);
  expect(defects).toEqual([new Error('dropped it')]);
  expect(plans.egg).toHaveLength(1);
});

test('what fell due while nobody was there is done at the start, in order', async () => {
  await api.close();
  plans.egg = [{ at: moment('2020-01-03T00:00:00Z') }];
  plans.kettle = [{ at: moment('2020-01-02T00:00:00Z') }];
  api = await startApi();
  await clock(null);
  expect(done.map(({ kind }) => kind)).toEqual(['kettle', 'egg']);
});

test('a reset ends what was under way', async () => {
  plans.egg = [{ at: moment('2030-01-01T00:00:00Z') }];
  api.sandbox.reset();
  await clock('2029-01-01T00:00:00Z');
  expect(done).toEqual([]);
  await clock('2031-01-01T00:00:00Z');
  expect(done).toHaveLength(1);
});
