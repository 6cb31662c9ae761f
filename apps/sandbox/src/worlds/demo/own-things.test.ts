import { queryDrafts, queryPolls, queryReminders } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../db/database.ts';
import type { TestApi } from '../../test/api.ts';
import { demoMadeAt, openDemo, startDemo } from '../../test/demo.ts';

let api: TestApi;
let db: Database;
beforeAll(async () => {
  api = await startDemo();
  db = await openDemo();
}, 60_000);
afterAll(async () => {
  db.close();
  await api.close();
});

const count = (sql: string): number => db.get<{ n: number }>(`select count(*) as n from ${sql}`)?.n ?? -1;

test('there are polls of every kind, with votes and answers, each shown in a message of who made it', async () => {
  const { polls } = await api.call(queryPolls, { body: { limit: 100 } });
  expect(polls.length).toBe(10);
  const has = (test: (poll: (typeof polls)[number]) => boolean): boolean => polls.some(test);
  expect(has((poll) => poll.is_closed === true)).toBe(true);
  expect(has((poll) => poll.voting_visibility === 'anonymous' && poll.vote_count > 0)).toBe(true);
  expect(has((poll) => poll.answers_count > 0)).toBe(true);
  expect(has((poll) => poll.max_votes_allowed !== undefined)).toBe(true);
  expect(has((poll) => poll.vote_count === 0 && poll.options.length > 0)).toBe(true);
  expect(
    count(
      'polls p where not exists (select 1 from messages m where m.poll_id = p.id and m.user_id = p.created_by_id)',
    ),
  ).toBe(0);
  expect(count('poll_votes v join polls p on p.id = v.poll_id where v.created_at < p.created_at')).toBe(0);
});

test('people have drafts, some in threads, and reminders of all kinds', async () => {
  const [drafter] = db.all<{ user_id: string }>(
    "select user_id from drafts where parent_id <> '' order by user_id",
  );
  const { drafts } = await api.call(queryDrafts, { body: { user_id: drafter?.user_id ?? '' } });
  expect(drafts.some((draft) => draft.parent_message !== undefined)).toBe(true);
  const [keeper] = db.all<{ user_id: string }>('select user_id from reminders order by user_id');
  const { reminders } = await api.call(queryReminders, { body: { user_id: keeper?.user_id ?? '' } });
  expect(reminders[0]?.message?.text).toBeDefined();
  expect(count('drafts')).toBeGreaterThan(30);
  expect(count('reminders where remind_at is null')).toBeGreaterThan(5);
  expect(count('reminders where is_due = 1')).toBeGreaterThan(5);
  expect(count(`reminders where is_due = 0 and remind_at > ${demoMadeAt() * 1000}`)).toBeGreaterThan(5);
  expect(count(`reminders where is_due = 0 and remind_at <= ${demoMadeAt() * 1000}`)).toBe(0);
});
