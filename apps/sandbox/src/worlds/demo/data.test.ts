import {
  getRetentionPolicy,
  getRetentionPolicyRuns,
  getTask,
  queryTeamUsageStats,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf, dayText } from '../../days.ts';
import type { TestApi } from '../../test/api.ts';
import { startDemo } from '../../test/demo.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startDemo();
});
afterAll(() => api.close());

const today = dayOf(Date.now() * 1000);
const daysOf = async (
  team: string,
  from: number,
  to: number,
  metric: 'messages_daily' | 'users_last_30_days',
) => {
  const body = { team, start_date: dayText(today - from), end_date: dayText(today - to) };
  const [found] = (await api.call(queryTeamUsageStats, { body })).teams;
  return (found?.[metric].daily ?? []).map(({ date, value }) => ({ value, day: new Date(date).getUTCDay() }));
};
const mean = (days: { value: number }[]) => days.reduce((sum, { value }) => sum + value, 0) / days.length;

test('twelve teams have two years of usage', async () => {
  const month = dayText(today - 40).slice(0, 7);
  const { teams } = await api.call(queryTeamUsageStats, { body: { month } });
  expect(teams.filter(({ team }) => team !== '')).toHaveLength(12);
  expect(teams.every(({ messages_total: messages }) => messages.total > 0)).toBe(true);
  for (const { team } of teams) {
    if (team === '') continue;
    const longAgo = await daysOf(team, 728, 700, 'messages_daily');
    expect([team, longAgo.length, longAgo.every(({ value }) => value > 0)]).toEqual([team, 29, true]);
  }
});

test('little is written on weekends; emea had a spike and apac a slump', async () => {
  const year = await daysOf('dach', 360, 1, 'messages_daily');
  const isWeekend = ({ day }: { day: number }) => day === 0 || day === 6;
  expect(mean(year.filter(isWeekend))).toBeLessThan(0.5 * mean(year.filter((day) => !isWeekend(day))));
  const spike = mean(await daysOf('emea', 131, 124, 'messages_daily'));
  expect(spike).toBeGreaterThan(3 * mean(await daysOf('emea', 120, 100, 'messages_daily')));
  const slump = mean(await daysOf('apac', 250, 205, 'messages_daily'));
  expect(slump).toBeLessThan(0.5 * mean(await daysOf('apac', 200, 160, 'messages_daily')));
});

test('the numbers of one day fit one another', async () => {
  const body = { start_date: dayText(today - 60), end_date: dayText(today - 1) };
  for (const team of (await api.call(queryTeamUsageStats, { body })).teams) {
    if (team.team === '') continue;
    team.users_daily.daily?.forEach(({ value }, index) => {
      const active = team.users_last_30_days.daily?.[index]?.value ?? 0;
      expect(value).toBeLessThanOrEqual(active);
      expect(active).toBeLessThanOrEqual(team.users_total.daily?.[index]?.value ?? 0);
      expect(team.users_engaged_last_30_days.daily?.[index]?.value).toBeLessThanOrEqual(active);
      expect(team.users_month_to_date.daily?.[index]?.value).toBeLessThanOrEqual(active * 1.2);
    });
  }
});

test('both retention policies have run every night for 200 nights, and leave this world alone', async () => {
  expect((await api.call(getRetentionPolicy, {})).policies).toHaveLength(2);
  let next: string | undefined;
  const dates = new Set<string>();
  let count = 0;
  do {
    const page = await api.call(getRetentionPolicyRuns, {
      body: { limit: 100, ...(next !== undefined && { next }) },
    });
    count += page.runs.length;
    for (const { date } of page.runs) dates.add(date);
    ({ next } = page);
  } while (next !== undefined);
  expect([count, dates.size]).toEqual([400, 200]);
});

test('its exports can be fetched, but for one that failed and one that is no longer kept', async () => {
  const id = (last: number) => `e0000000-0000-4000-8000-00000000000${last}`;
  const taskOf = (last: number) => api.call(getTask, { params: { id: id(last) } });
  for (const last of [1, 2, 3, 4]) {
    const { status, result } = await taskOf(last);
    expect(status).toBe('completed');
    expect((await (await fetch(String(result?.['url']))).text()).length).toBeGreaterThan(1000);
  }
  expect(await taskOf(5)).toMatchObject({ status: 'failed', error: { type: 'internal_error' } });
  expect((await taskOf(6)).result).toEqual({});
});
