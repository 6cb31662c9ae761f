// Takes its time: left out of `npm run verify`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnswerOf, BodyOf } from '@backchannel/chat-api';
import {
  deleteUsers,
  getOrCreateChannel,
  queryTeamUsageStats,
  sendMessage,
  sendReaction,
  translateMessage,
  unreadCounts,
  updateUsers,
  updateUsersPartial,
} from '@backchannel/chat-api/operations';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { COUNT_USAGE } from '../../db/fill-usage.ts';
import { insertChannel } from '../../store/channels.ts';
import { countMessage } from '../../store/counters/messages.ts';
import { findMessage, insertMessage } from '../../store/messages.ts';
import { saveUser } from '../../store/users.ts';
import { signToken, startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';
import { fresh } from '../../test/random-filter.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  await at('2030-01-30T10:00:00Z');
  const teams: Record<string, string[]> = { ada: ['red'], bob: ['red', 'blue'], cyd: [] };
  await api.call(updateUsers, {
    body: { users: Object.fromEntries(Object.entries(teams).map(([id, of]) => [id, { id, teams: of }])) },
  });
  for (const team of ['red', 'blue', undefined]) {
    await api.call(getOrCreateChannel, {
      params: { type: 'messaging', id: team ?? 'none' },
      body: { data: { created_by_id: 'cyd', ...(team !== undefined && { team }) } },
    });
  }
});
afterEach(() => api.close());

const at = async (now: string) => {
  await fetch(`${api.sandbox.url}/__sandbox/clock`, { method: 'PUT', body: JSON.stringify({ now }) });
};
const say = async (user_id: string, channel: string): Promise<string> => {
  const params = { type: 'messaging', id: channel };
  return (await api.call(sendMessage, { params, body: { message: { text: 'hi', user_id } } })).message.id;
};
const ask = (body: BodyOf<typeof queryTeamUsageStats> = {}): Promise<AnswerOf<typeof queryTeamUsageStats>> =>
  api.call(queryTeamUsageStats, { body });
type Team = AnswerOf<typeof queryTeamUsageStats>['teams'][number];
type Metric = Exclude<keyof Team, 'team'>;
const ofTeam = async (team: string, body: BodyOf<typeof queryTeamUsageStats> = {}): Promise<Team> => {
  const found = (await ask({ ...body, team })).teams[0];
  if (!found) throw new Error(`nothing of ${team}`);
  return found;
};
const dailyOf = (team: Team, metric: Metric) => team[metric].daily?.map(({ value }) => value);

test('messages count for their channel’s team, users for each of their own; the rest for the nameless one', async () => {
  await say('ada', 'red');
  await say('bob', 'red');
  await say('bob', 'none');
  await say('cyd', 'blue');
  const { teams } = await ask();
  expect(
    teams.map((entry) => [
      entry.team,
      entry.messages_daily.total,
      entry.users_total.total,
      entry.users_daily.total,
    ]),
  ).toEqual([
    ['', 1, 1, 1],
    ['blue', 1, 1, 1],
    ['red', 2, 2, 2],
  ]);
});

test('all 16 metrics are there; days only for a range, the newest first', async () => {
  await say('ada', 'red');
  await at('2030-01-31T10:00:00Z');
  await say('bob', 'red');
  await at('2030-02-02T10:00:00Z');
  await say('ada', 'red');
  await say('ada', 'red');
  const monthly = await ofTeam('red', { month: '2030-02' });
  expect(Object.keys(monthly)).toHaveLength(17);
  expect(Object.values(monthly).filter((metric) => typeof metric !== 'string' && 'daily' in metric)).toEqual(
    [],
  );
  const range = await ofTeam('red', { start_date: '2030-01-30', end_date: '2030-02-02' });
  expect(range.messages_daily.daily?.map(({ date }) => date)).toEqual([
    '2030-02-02',
    '2030-02-01',
    '2030-01-31',
    '2030-01-30',
  ]);
  expect(dailyOf(range, 'messages_daily')).toEqual([2, 0, 1, 1]);
  expect(dailyOf(range, 'messages_total')).toEqual([4, 2, 2, 1]);
  expect(dailyOf(range, 'messages_month_to_date')).toEqual([2, 0, 2, 1]);
  expect(dailyOf(range, 'messages_last_30_days')).toEqual([4, 2, 2, 1]);
  expect(dailyOf(range, 'users_daily')).toEqual([1, 0, 1, 1]);
  expect(dailyOf(range, 'users_last_30_days')).toEqual([2, 2, 2, 1]);
  expect(dailyOf(range, 'users_month_to_date')).toEqual([1, 0, 2, 1]);
  expect(range).toMatchObject({
    messages_daily: { total: 4 },
    messages_total: { total: 4 },
    users_daily: { total: 3 },
    users_month_to_date: { total: 1 },
    concurrent_users: { total: 0 },
  });
});

test('who did nothing for 30 days is no longer active; who only reads is active but not engaged', async () => {
  await say('ada', 'red');
  await api.call(unreadCounts, { query: { user_id: 'bob' } });
  const range = { start_date: '2030-02-25', end_date: '2030-03-02' };
  await at('2030-02-27T10:00:00Z');
  await say('bob', 'blue');
  await at('2030-03-02T10:00:00Z');
  await say('bob', 'red');
  const red = await ofTeam('red', range);
  expect(dailyOf(red, 'users_last_30_days')).toEqual([1, 1, 2, 2, 2, 2]);
  expect(dailyOf(red, 'users_engaged_last_30_days')).toEqual([1, 1, 2, 2, 1, 1]);
  expect(dailyOf(red, 'users_engaged_month_to_date')).toEqual([1, 0, 1, 1, 0, 0]);
});

test('reactions engage, translations are counted, deleted users and changed teams change the number of users', async () => {
  const id = await say('ada', 'red');
  await api.call(sendReaction, { params: { id }, body: { reaction: { type: 'like', user_id: 'cyd' } } });
  await api.call(translateMessage, { params: { id }, body: { language: 'de' } });
  expect((await ofTeam('')).users_engaged_month_to_date.total).toBe(1);
  expect((await ofTeam('red')).translations_daily.total).toBe(1);
  await api.call(updateUsersPartial, { body: { users: [{ id: 'cyd', set: { teams: ['red', 'red'] } }] } });
  expect((await ofTeam('red')).users_total.total).toBe(3);
  expect((await ofTeam('')).users_total.total).toBe(0);
  await api.call(deleteUsers, { body: { user_ids: ['ada'] } });
  expect((await ofTeam('red')).users_total.total).toBe(2);
});

test('teams come in the order of their names, and pages go on behind the last', async () => {
  for (const channel of ['red', 'blue', 'none']) await say('ada', channel);
  const first = await ask({ limit: 1 });
  expect(first.teams.map(({ team }) => team)).toEqual(['']);
  const second = await ask({ limit: 1, next: first.next ?? '' });
  expect(second.teams.map(({ team }) => team)).toEqual(['blue']);
  expect(second.next).toBe(Buffer.from('blue').toString('base64'));
  const third = await ask({ limit: 1, next: second.next ?? '' });
  expect(third).toMatchObject({ teams: [{ team: 'red' }] });
  expect(third.next).toBeUndefined();
});

test('a month in which nothing happened has no teams', async () => {
  expect((await ask({ month: '2029-12' })).teams).toEqual([]);
  expect((await ask({ month: '2031-12' })).teams).toEqual([]);
  expect((await ask({ team: 'green' })).teams).toEqual([]);
});

test.each<[string, BodyOf<typeof queryTeamUsageStats>]>([
  ['a month that is none', { month: 'invalid' }],
  ['a year for a month', { month: '2026' }],
  ['a 13th month', { month: '2026-13' }],
  ['a start alone', { start_date: '2026-01-01' }],
  ['a day that is none', { start_date: '2026-02-30', end_date: '2026-03-01' }],
  ['a date with a time', { start_date: '2026-02-01T00:00:00Z', end_date: '2026-03-01' }],
  ['an end before the start', { start_date: '2026-02-02', end_date: '2026-02-01' }],
  ['more than 365 days', { start_date: '2026-01-01', end_date: '2027-01-01' }],
  ['a month and a range', { month: '2026-01', start_date: '2026-01-01', end_date: '2026-01-02' }],
  ['31 teams', { limit: 31 }],
  ['no teams', { limit: 0 }],
  ['a team and a cursor', { team: 'red', next: 'cmVk' }],
  ['a cursor that is none', { next: '*' }],
])('%s: 400/4', async (_name, body) => {
  expect(await refusal(ask(body))).toEqual([400, 4]);
});

test('without a month or a range it is this month; 365 days and 30 teams are not too much', async () => {
  await say('ada', 'red');
  expect(await ask()).toMatchObject(await ask({ month: '2030-01' }).then(({ teams }) => ({ teams })));
  expect((await ask()).teams[0]?.messages_daily).not.toHaveProperty('daily');
  const year = await ofTeam('red', { start_date: '2029-01-31', end_date: '2030-01-30' });
  expect(year.messages_daily.daily).toHaveLength(365);
  const day = await ofTeam('red', { start_date: '2030-01-30', end_date: '2030-01-30' });
  expect(day.messages_daily).toEqual({ total: 1, daily: [{ date: '2030-01-30', value: 1 }] });
  const users = Object.fromEntries(
    Array.from({ length: 31 }, (_, n) => [
      `u${n}`,
      { id: `u${n}`, teams: [`t${String(n).padStart(2, '0')}`] },
    ]),
  );
  await api.call(updateUsers, { body: { users } });
  for (const body of [{}, { limit: 30 }]) {
    const page = await ask(body);
    expect([page.teams.length, page.next !== undefined]).toEqual([30, true]);
  }
});

test('a range adds up what is of a day, and takes the last of what is of a moment', async () => {
  await say('ada', 'red');
  await at('2030-01-31T10:00:00Z');
  await say('ada', 'red');
  await say('bob', 'red');
  await at('2030-02-01T10:00:00Z');
  const { team: _team, ...red } = await ofTeam('red', { start_date: '2030-01-30', end_date: '2030-02-01' });
  const summed = ['users_daily', 'messages_daily', 'translations_daily', 'image_moderations_daily'];
  const highest = ['concurrent_users', 'concurrent_connections'];
  for (const [name, { total, daily = [] }] of Object.entries(red)) {
    const values = daily.map(({ value }) => value);
    const expected = summed.includes(name)
      ? values.reduce((sum, value) => sum + value, 0)
      : highest.includes(name)
        ? Math.max(...values)
        : values[0];
    expect([name, total]).toEqual([name, expected]);
  }
  expect([red.users_daily.total, red.messages_daily.total, red.users_total.total]).toEqual([3, 3, 2]);
  expect(dailyOf({ team: 'red', ...red }, 'messages_last_24_hours')).toEqual([0, 2, 1]);
});

test('users may not ask', async () => {
  const token = signToken({ user_id: 'ada' }, api.sandbox.apiSecret);
  const reply = await api.raw('POST', '/api/v2/chat/stats/team_usage', { body: {}, token });
  expect(reply.status).toBe(403);
});

test('usage outlasts a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'usage-'));
  const first = await startApi({ data: join(folder, 'world.db') });
  await first.users('ada');
  await first.close();
  const second = await startApi({ data: join(folder, 'world.db') });
  expect((await second.call(queryTeamUsageStats, { body: {} })).teams).toMatchObject([
    { team: '', users_total: { total: 1 } },
  ]);
  await second.close();
  rmSync(folder, { recursive: true });
});

test('what is counted as it happens is what a recount of the messages gives', () => {
  const DAY = 86_400_000_000;
  const act = fc.record({
    user: fc.constantFrom('ada', 'bob', 'cyd'),
    channel: fc.constantFrom('a', 'b'),
    days: fc.constantFrom(0, 0, 1, 2, 20, 29, 30, 31, 70),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const { db } = fresh();
      saveUser(db, { id: 'ada', teams: ['red'] }, 1);
      saveUser(db, { id: 'bob', teams: ['red', 'blue'] }, 1);
      saveUser(db, { id: 'cyd' }, 1);
      insertChannel(db, { type: 'team', id: 'a', team: 'red', created_by_id: 'ada', created_at: 1 });
      insertChannel(db, { type: 'team', id: 'b', created_by_id: 'ada', created_at: 1 });
      let now = 100 * DAY;
      for (const [index, { user, channel, days }] of acts.entries()) {
        now += days * DAY;
        insertMessage(db, {
          id: `m${index}`,
          cid: `team:${channel}`,
          user_id: user,
          created_at: now,
          updated_at: now,
        });
        const row = findMessage(db, `m${index}`);
        if (row) countMessage(db, row, { team: channel === 'a' ? 'red' : null, member_count: 0 }, true, now);
      }
      const tables = () => [
        db.all('select * from usage_days order by team, day'),
        // A leaver who came back is counted and taken back.
        db.all('select * from usage_leavers where active <> 0 or engaged <> 0 order by team, day'),
        db.all('select * from usage_people order by team, user_id'),
      ];
      const counted = tables();
      db.transaction(() => db.script(COUNT_USAGE));
      expect(counted).toEqual(tables());
      db.close();
    }),
    { numRuns: 60 },
  );
});
