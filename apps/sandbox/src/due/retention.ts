import type { Context } from '../context.ts';
import { DAY_LENGTH, dayOf } from '../days.ts';
import { removeMessages } from '../operations/messages/remove-messages.ts';
import { findAnyChannel, removeChannel, removeSomeContent, updateChannel } from '../store/channels.ts';
import { countRun } from '../store/counters/retention-runs.ts';
import { mostInactiveChannel, nextPolicy, oldestMessages, savePolicy } from '../store/retention.ts';
import type { PolicyName } from '../store/retention.ts';
import type { Micros } from '../time.ts';
import { defineDueWork } from './due-work.ts';

const HOUR: Micros = 3_600_000_000;
/** For how long a policy that was set does nothing yet. */
const GRACE = DAY_LENGTH;
// Others get their turn after this long.
const SLICE_MS = 15;
const BATCH = 100;
const MANY = 500;

/** When a policy that is set now runs first: at the first midnight after its grace. */
export const firstRun = (now: Micros): Micros => Math.ceil((now + GRACE) / DAY_LENGTH) * DAY_LENGTH;

/** Removes some of the oldest messages with their threads; 0 when there are none from before `cutoff`. */
function removeOldMessages(context: Context, cutoff: Micros): number {
  const { db } = context;
  const ids = oldestMessages(db, cutoff, BATCH);
  return ids.length === 0 ? 0 : removeMessages(context, ids, BATCH).removed;
}

/** Removes the most inactive channel, or some of its many messages; undefined when there is none before `cutoff`. */
function removeInactiveChannel({ db, clock }: Context, cutoff: Micros): number | undefined {
  const cid = mostInactiveChannel(db, cutoff);
  if (cid === undefined) return undefined;
  if (removeSomeContent(db, cid, MANY)) {
    // Nobody sees a channel that is half gone.
    if (findAnyChannel(db, cid)?.deleted_at === null) updateChannel(db, cid, { deleted_at: clock.now() });
    return 0;
  }
  removeChannel(db, cid);
  return 1;
}

const steps: Record<PolicyName, (context: Context, cutoff: Micros) => number | undefined> = {
  'old-messages': (context, cutoff) => removeOldMessages(context, cutoff) || undefined,
  'inactive-channels': removeInactiveChannel,
};

// Every policy runs once a day, and a day that was slept through is made up for.
defineDueWork({
  kind: 'retention',
  next: ({ db }) => nextPolicy(db)?.next_run,
  run: (context) => {
    const policy = nextPolicy(context.db);
    if (!policy) return;
    const cutoff = policy.next_run - policy.max_age_hours * HOUR;
    const until = performance.now() + SLICE_MS;
    let deleted = 0;
    let isDone = false;
    while (!isDone && performance.now() < until) {
      const count = steps[policy.policy](context, cutoff);
      deleted += count ?? 0;
      isDone = count === undefined;
    }
    countRun(context.db, { policy: policy.policy, date: dayOf(policy.next_run), deleted });
    if (isDone) savePolicy(context.db, { ...policy, next_run: policy.next_run + DAY_LENGTH });
  },
});
