import { DAY_LENGTH, dayOf } from '../../days.ts';
import type { PolicyRow, RunRow } from '../../store/retention.ts';
import type { Micros } from '../../time.ts';
import { createRandom } from './random.ts';

const RUNS = 200;
const HOURS_PER_DAY = 24;

// Older than anything in this world, so that it stays as it is told.
const policies = [
  { policy: 'old-messages', max_age_hours: 1800 * HOURS_PER_DAY },
  { policy: 'inactive-channels', max_age_hours: 1095 * HOURS_PER_DAY },
] as const;

export interface Retention {
  policies: PolicyRow[];
  runs: RunRow[];
}

/** Both policies, set 201 days ago, and their runs of every night since: at first there was much to remove. */
export function makeRetention(now: Micros): Retention {
  const random = createRandom('lumen/retention');
  const today = dayOf(now);
  return {
    policies: policies.map((entry) => ({
      ...entry,
      enabled_at: (today - RUNS - 1) * DAY_LENGTH,
      next_run: (today + 1) * DAY_LENGTH,
    })),
    runs: policies.flatMap(({ policy }) =>
      Array.from({ length: RUNS }, (_, index): RunRow => {
        const usual = policy === 'old-messages' ? random.int(20, 160) : random.int(0, 3);
        const first = policy === 'old-messages' ? 48_213 : 391;
        return { policy, date: today - RUNS + 1 + index, deleted: index === 0 ? first : usual };
      }),
    ),
  };
}
