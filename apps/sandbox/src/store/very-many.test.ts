import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { deleteSomeOf } from '../operations/users/delete-user-steps.ts';
import { fresh } from '../test/random-filter.ts';
import { firstParticipants, threadParticipants } from './messages.ts';
import { latestReactions, reactionGroups } from './reactions.ts';
import { participantsOf } from './threads.ts';

// What is read or removed in another way where there is very much of it.

let context: Context;
beforeEach(() => {
  context = fresh();
  context.db.script(`
    insert into users (id, created_at, updated_at) values ('ada', 1, 1);
    insert into channels (cid, type, id, created_at, updated_at) values ('team:a', 'team', 'a', 1, 1);
    insert into messages (id, cid, user_id, created_at, updated_at) values ('m1', 'team:a', 'ada', 1, 1), ('m2', 'team:a', 'ada', 2, 2);`);
});

const numbers = (count: number): string =>
  `with recursive n (i) as (values (0) union all select i + 1 from n where i < ${count - 1})`;

test('of each of many types of reactions there are the newest, as of each of few', () => {
  // Twelve of each type, and of each in another order; on the second message five types of the same.
  context.db.script(`
    insert into reactions (message_id, user_id, type, score, custom, created_at, updated_at) ${numbers(360)}
      select 'm1', 'u' || (i / 30), 't' || (i % 30), i, '{"n":' || i || '}', (i * 7919) % 101, i from n;
    insert into reactions select 'm2', user_id, type, score, custom, created_at, updated_at from reactions
      where type in ('t0', 't1', 't2', 't3', 't4');`);
  const all = context.db.all<{ message_id: string; type: string; user_id: string; created_at: number }>(
    'select * from reactions order by created_at desc, user_id',
  );
  const expected = [...Map.groupBy(all, (row) => `${row.message_id} ${row.type}`).values()]
    .flatMap((rows) => rows.slice(0, 10))
    .toSorted((a, b) => b.created_at - a.created_at);
  const found = latestReactions(context.db, reactionGroups(context.db, ['m1', 'm2']), 10);
  const byPlace = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();
  expect(byPlace(found)).toEqual(byPlace(expected));
  expect(found.map((row) => row.created_at)).toEqual(expected.map((row) => row.created_at));
});

test('of very many who replied there are those that came first, with what each has not read', () => {
  context.db.script(`
    insert into messages (id, cid, user_id, parent_id, created_at, updated_at) ${numbers(300)}
      select 'r' || i, 'team:a', 'u' || (i % 150), 'm1', 10 + i, 10 + i from n;
    update messages set reply_count = 300 where id = 'm1';
    insert into threads (parent_id, cid, last_message_at, created_at, updated_at) values ('m1', 'team:a', 309, 1, 1);
    insert into thread_participants (parent_id, user_id, created_at, last_reply_at) values ('m1', 'ada', 1, null);
    insert into thread_participants (parent_id, user_id, created_at, last_reply_at) ${numbers(150)}
      select 'm1', 'u' || i, 10 + i, 160 + i from n;`);
  const parents = [{ id: 'm1', reply_count: 300 }];
  const everybody = threadParticipants(context.db, ['m1']);
  expect(everybody).toHaveLength(150);
  expect(firstParticipants(context.db, parents, 100)).toEqual(everybody.slice(0, 100));
  expect(firstParticipants(context.db, parents, 300)).toEqual(everybody);
  const shown = participantsOf(context.db, ['m1'], 3).get('m1') ?? [];
  // Ada has read up to what she began with; others up to their own last replies, which no reply of theirs comes after.
  expect(shown.map(({ user_id: id, unread }) => [id, unread])).toEqual([
    ['ada', 300],
    ['u0', 149],
    ['u1', 148],
  ]);
});

test('nothing is left of a user who had more of everything than goes in one share', () => {
  context.db.script(`
    insert into channels (cid, type, id, created_at, updated_at) ${numbers(250)} select 'team:c' || i, 'team', 'c' || i, 1, 1 from n;
    insert into drafts (user_id, cid, message, created_at) select 'ada', cid, '{}', 1 from channels;
    insert into channel_mutes (user_id, cid, created_at, updated_at) select 'ada', cid, 1, 1 from channels;
    insert into devices (user_id, id, push_provider, created_at) ${numbers(250)} select 'ada', 'd' || i, 'apn', 1 from n;
    insert into user_mutes (user_id, target_id, created_at, updated_at) ${numbers(250)} select 'ada', 'u' || i, 1, 1 from n;
    insert into user_mutes (user_id, target_id, created_at, updated_at) ${numbers(250)} select 'u' || i, 'ada', 1, 1 from n;
    insert into user_blocks (user_id, blocked_user_id, created_at) ${numbers(250)} select 'u' || i, 'ada', 1 from n;
    insert into future_channel_bans (banned_by_id, target_id, created_at) ${numbers(250)} select 'ada', 'u' || i, 1 from n;
    insert into future_channel_bans (banned_by_id, target_id, created_at) ${numbers(250)} select 'u' || i, 'ada', 1 from n;
    insert into user_mutes (user_id, target_id, created_at, updated_at) values ('bob', 'cyd', 1, 1);`);
  const tables = ['drafts', 'channel_mutes', 'devices', 'user_mutes', 'user_blocks', 'future_channel_bans'];
  const left = () =>
    tables.map((name) => context.db.get<{ n: number }>(`select count(*) as n from ${name}`)?.n);
  let within = deleteSomeOf(context, 'ada', { user: 'hard', messages: 'hard', conversations: 'hard' });
  let steps = 0;
  for (; within; steps += 1)
    within = deleteSomeOf(context, 'ada', { user: 'hard', messages: 'hard', conversations: 'hard' }, within);
  // What is Bob's stays.
  expect(left()).toEqual([0, 0, 0, 1, 0, 0]);
  expect(steps).toBeGreaterThan(12);
  expect(context.db.get("select 1 from users where id = 'ada'")).toBeUndefined();
});
