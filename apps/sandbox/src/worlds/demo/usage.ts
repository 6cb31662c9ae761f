import type { Day } from '../../days.ts';
import { dayOf } from '../../days.ts';
import type { UsageDay, UsageLeavers } from '../../store/usage.ts';
import type { Micros } from '../../time.ts';
import { createRandom } from './random.ts';

const DAYS = 730;

/** How a team lives: what it writes on a good day at first and now, and what happened to it. */
interface Life {
  team: string;
  messages: readonly [number, number];
  users: readonly [number, number];
  /** Days of the week on which little happens; Sunday is 0. */
  quiet: readonly number[];
  /** Stretches of days, counted back from today, in which it wrote so many times as much as usual. */
  events?: readonly { from: number; to: number; times: number }[];
}

const weekend = [0, 6];

/** What happened in the twelve teams: storms ground everybody in emea; apac's season failed. */
const lives: readonly Life[] = [
  { team: 'amer', messages: [420, 760], users: [310, 540], quiet: weekend },
  { team: 'anz', messages: [90, 150], users: [60, 110], quiet: weekend },
  {
    team: 'apac',
    messages: [380, 520],
    users: [260, 390],
    quiet: weekend,
    events: [{ from: 250, to: 205, times: 0.25 }],
  },
  { team: 'benelux', messages: [120, 210], users: [90, 160], quiet: weekend },
  { team: 'dach', messages: [260, 380], users: [190, 280], quiet: weekend },
  {
    team: 'emea',
    messages: [640, 980],
    users: [450, 720],
    quiet: weekend,
    events: [{ from: 131, to: 124, times: 4.5 }],
  },
  { team: 'iberia', messages: [150, 230], users: [110, 170], quiet: weekend },
  { team: 'latam', messages: [200, 420], users: [150, 330], quiet: weekend },
  { team: 'mena', messages: [170, 260], users: [120, 200], quiet: [5, 6] },
  { team: 'nordics', messages: [180, 240], users: [130, 170], quiet: weekend },
  { team: 'ops', messages: [60, 90], users: [25, 34], quiet: [] },
  { team: 'sea', messages: [40, 310], users: [30, 240], quiet: weekend },
];

/** What is kept of a team's two years. */
export interface TeamUsage {
  days: UsageDay[];
  leavers: (UsageLeavers & { team: string })[];
}

const between = ([first, last]: readonly [number, number], share: number): number =>
  first + (last - first) * share;

// How much of the people of 30 days has been there by the n-th day of a month.
const seenBy = (dayOfMonth: number): number => 1 - Math.exp(-dayOfMonth / 9);

function usageOf({ team, messages, users, quiet, events = [] }: Life, today: Day): TeamUsage {
  const random = createRandom(`lumen/usage/${team}`);
  const result: TeamUsage = { days: [], leavers: [] };
  let people = 0;
  let active = 0;
  let engaged = 0;
  for (let ago = DAYS - 1; ago >= 1; ago -= 1) {
    const day = today - ago;
    const date = new Date(day * 86_400_000);
    const share = (DAYS - ago) / DAYS;
    const event = events.find(({ from, to }) => ago <= from && ago >= to)?.times ?? 1;
    const season = 1 + 0.18 * Math.sin(((date.getUTCMonth() - 3) / 12) * 2 * Math.PI);
    const week = quiet.includes(date.getUTCDay()) ? 0.32 : 1;
    const written = Math.round(
      between(messages, share) * season * week * event * (0.88 + random.next() * 0.24),
    );
    const all = Math.round(between(users, share) * Math.min(1, (DAYS - ago + 20) / 60));
    const daily = Math.min(
      all,
      Math.round(all * 0.42 * week * Math.min(event, 1.9) * (0.9 + random.next() * 0.2)),
    );
    const window = Math.max(daily, Math.round(all * (event < 1 ? 0.6 : 0.83)));
    const writers = Math.round(window * 0.64);
    const fresh = seenBy(date.getUTCDate()) - seenBy(date.getUTCDate() - 1);
    result.days.push({
      team,
      day,
      messages: written,
      translations: Math.round(written * 0.03),
      image_moderations: 0,
      concurrent_users: Math.round(daily * 0.23),
      concurrent_connections: Math.round(daily * 0.31),
      users: daily,
      new_users: all - people,
      active_in_month: Math.round(window * fresh),
      active_entered: Math.max(0, window - active),
      engaged_in_month: Math.round(writers * fresh),
      engaged_entered: Math.max(0, writers - engaged),
    });
    const left = { active: Math.max(0, active - window), engaged: Math.max(0, engaged - writers) };
    if (left.active + left.engaged > 0) result.leavers.push({ team, day, ...left });
    people = all;
    active = window;
    engaged = writers;
  }
  return result;
}

/** Two years of usage up to yesterday, the same on every start; today is counted as it happens. */
export const makeUsage = (now: Micros): TeamUsage[] => lives.map((life) => usageOf(life, dayOf(now)));
