import type { Micros } from '../../time.ts';
import type { ChannelRecord } from './channel.ts';
import { drawPlans } from './drawn-plans.ts';
import { featuredPlans } from './featured.ts';
import { oddPlans } from './odd-plans.ts';
import type { Person } from './people.ts';
import type { ChannelPlan } from './plan.ts';
import { seasonalPlans } from './seasonal.ts';

const CHANNELS = 2000;
const MESSAGES = 60_000;
const DELETED_CHANNELS = 24;

// Adds to or takes from the drawn channels of middle size, one message each in turn, until the sum is right.
function level(plans: ChannelPlan[], fixed: number): void {
  const movable = plans.filter(({ messages }) => messages >= 20 && messages <= 150);
  let missing = MESSAGES - fixed - plans.reduce((sum, { messages }) => sum + messages, 0);
  for (let turn = 0; missing !== 0; turn += 1) {
    const plan = movable[turn % movable.length];
    if (!plan) throw new RangeError('no channel to level the number of messages with');
    plan.messages += Math.sign(missing);
    missing -= Math.sign(missing);
  }
}

/**
 * Every channel of the demo world but those in `made`: with these it is 2,000 that can be found, and a few that are
 * deleted.
 */
export function planChannels(
  people: readonly Person[],
  made: readonly ChannelRecord[],
  now: Micros,
): ChannelPlan[] {
  const written = [...featuredPlans, ...oddPlans, ...seasonalPlans];
  const found = written.filter(({ traits }) => traits.deletedDaysAgo === undefined).length;
  const drawn = drawPlans(people, CHANNELS - found - made.length, DELETED_CHANNELS, now);
  level(
    drawn,
    written.reduce((sum, { messages }) => sum + messages, 0) +
      made.reduce((sum, { messages }) => sum + messages.length, 0),
  );
  return [...written, ...drawn];
}
