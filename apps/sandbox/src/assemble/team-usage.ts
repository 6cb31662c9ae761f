import type { DailyValue, MetricStats, TeamUsageStats } from '@backchannel/chat-api/types';
import type { Database } from '../db/database.ts';
import { dayText } from '../days.ts';
import type { Day } from '../days.ts';
import { usageBefore, usageDays, usageLeavers } from '../store/usage.ts';
import type { UsageDay } from '../store/usage.ts';

type Metric = Exclude<keyof TeamUsageStats, 'team'>;
type Values = Record<Metric, number>;

const WINDOW = 30;
// A month to date and the 30 days before a day begin within this many days.
const LOOK_BACK = 31;

/** How a range of days becomes one number: their sum, the greatest, or the last. */
const totals: Record<Metric, 'sum' | 'max' | 'latest'> = {
  users_daily: 'sum',
  messages_daily: 'sum',
  translations_daily: 'sum',
  image_moderations_daily: 'sum',
  concurrent_users: 'max',
  concurrent_connections: 'max',
  users_total: 'latest',
  users_last_24_hours: 'latest',
  users_last_30_days: 'latest',
  users_month_to_date: 'latest',
  users_engaged_last_30_days: 'latest',
  users_engaged_month_to_date: 'latest',
  messages_total: 'latest',
  messages_last_24_hours: 'latest',
  messages_last_30_days: 'latest',
  messages_month_to_date: 'latest',
};

// Its own keys, so they are metrics.
const metrics = Object.keys(totals) as Metric[];

/** Every day's values, oldest first. */
function valuesByDay(db: Database, team: string, first: Day, last: Day): { day: Day; values: Values }[] {
  const from = first - LOOK_BACK;
  const range = [from, last] as const;
  const days = new Map<Day, UsageDay>(usageDays(db, team, range).map((row) => [row.day, row]));
  const leavers = new Map(usageLeavers(db, team, range).map((row) => [row.day, row]));
  const sum = usageBefore(db, team, from);
  const month = { messages: 0, active: 0, engaged: 0 };
  let windowed = 0;
  const result: { day: Day; values: Values }[] = [];
  for (let day = from; day <= last; day += 1) {
    const row = days.get(day);
    const left = leavers.get(day);
    if (dayText(day).endsWith('-01')) Object.assign(month, { messages: 0, active: 0, engaged: 0 });
    const messages = row?.messages ?? 0;
    sum.messages += messages;
    sum.users += row?.new_users ?? 0;
    sum.active += (row?.active_entered ?? 0) - (left?.active ?? 0);
    sum.engaged += (row?.engaged_entered ?? 0) - (left?.engaged ?? 0);
    month.messages += messages;
    month.active += row?.active_in_month ?? 0;
    month.engaged += row?.engaged_in_month ?? 0;
    windowed += messages - (day - WINDOW < from ? 0 : (days.get(day - WINDOW)?.messages ?? 0));
    if (day < first) continue;
    const values: Values = {
      users_daily: row?.users ?? 0,
      messages_daily: messages,
      translations_daily: row?.translations ?? 0,
      image_moderations_daily: row?.image_moderations ?? 0,
      concurrent_users: row?.concurrent_users ?? 0,
      concurrent_connections: row?.concurrent_connections ?? 0,
      users_total: sum.users,
      users_last_24_hours: row?.users ?? 0,
      users_last_30_days: sum.active,
      users_month_to_date: month.active,
      users_engaged_last_30_days: sum.engaged,
      users_engaged_month_to_date: month.engaged,
      messages_total: sum.messages,
      messages_last_24_hours: messages,
      messages_last_30_days: windowed,
      messages_month_to_date: month.messages,
    };
    result.push({ day, values });
  }
  return result;
}

function totalOf(metric: Metric, days: readonly { values: Values }[]): number {
  const values = days.map((day) => day.values[metric]);
  switch (totals[metric]) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'max':
      return values.reduce((most, value) => Math.max(most, value), 0);
    case 'latest':
      return values.at(-1) ?? 0;
  }
}

/** What a team used from the first day to the last, each metric in one number; with its days when `daily` is set. */
export function assembleTeamUsage(
  db: Database,
  team: string,
  [first, last]: readonly [Day, Day],
  daily: boolean,
): TeamUsageStats {
  const days = valuesByDay(db, team, first, last);
  const named = days.map(({ day, values }) => ({ date: dayText(day), values })).reverse();
  const stats = metrics.map((metric): [Metric, MetricStats] => {
    const total = totalOf(metric, days);
    if (!daily) return [metric, { total }];
    return [
      metric,
      { total, daily: named.map(({ date, values }): DailyValue => ({ date, value: values[metric] })) },
    ];
  });
  // Every metric is among the keys.
  return { team, ...(Object.fromEntries(stats) as Record<Metric, MetricStats>) };
}
