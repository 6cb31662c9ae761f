import type { Micros } from '../../time.ts';
import { DAY, MINUTE, SECOND, midnight } from './moments.ts';
import type { ChannelPlan } from './plan.ts';
import type { Random } from './random.ts';

// When people sit down to talk, in minutes of their day. Each has time for a dialogue before the next.
const sessions = [8 * 60 + 20, 11 * 60, 14 * 60, 16 * 60 + 30];
const SPREAD_MINUTES = 35;

/** A conversation of today is dated from its end, an older one from its beginning. */
export interface Schedule {
  /** One beginning per scene, oldest first, and how many days ago it is; the last one is missing when `endsAt` is there. */
  starts: { at: Micros; day: number }[];
  endsAt?: Micros;
}

/** How many days before the newest scene the channel's first one may be. */
const spanOf = (days: number, scenes: number): number => Math.max(days, Math.ceil(scenes / sessions.length));

const isToday = (plan: ChannelPlan): boolean => plan.idleMinutes * MINUTE < DAY;
// What ends today leaves yesterday free, so that the order of scenes never depends on the time of day.
const newestDay = (plan: ChannelPlan): number =>
  isToday(plan) ? 2 : Math.floor((plan.idleMinutes * MINUTE) / DAY);

/** Whole days between now and the first scene, and one more. */
export const ageInDays = (plan: ChannelPlan, scenes: number): number =>
  (scenes === 0
    ? Math.ceil((plan.idleMinutes * MINUTE) / DAY)
    : newestDay(plan) + spanOf(plan.days, scenes)) + 2;

/** Spreads a channel's scenes over its days, in the working hours of `zoneHours`, with days between them left out. */
export function scheduleScenes(
  random: Random,
  plan: ChannelPlan,
  scenes: number,
  zoneHours: number,
  now: Micros,
): Schedule {
  const dated = isToday(plan) ? scenes - 1 : scenes;
  const days = spanOf(plan.days, scenes);
  const places = (days + 1) * sessions.length;
  const today = midnight(now, zoneHours);
  const starts = Array.from({ length: Math.max(0, dated) }, (_, index) => {
    const from = Math.floor((index * places) / dated);
    const until = Math.floor(((index + 1) * places) / dated);
    // The newest one stands at the very end, where the plan says that the channel fell silent.
    const place = index === dated - 1 ? places - 1 : random.int(from, until - 1);
    const day = newestDay(plan) + days - Math.floor(place / sessions.length);
    const minute = (sessions[place % sessions.length] ?? 0) + random.int(0, SPREAD_MINUTES);
    return { day, at: today - day * DAY + minute * MINUTE + random.int(0, 59) * SECOND };
  });
  return isToday(plan)
    ? { starts, endsAt: now - plan.idleMinutes * MINUTE - random.int(1, 50) * SECOND }
    : { starts };
}
