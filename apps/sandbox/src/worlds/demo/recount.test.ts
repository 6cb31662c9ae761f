import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../db/database.ts';
import { openDemo } from '../../test/demo.ts';

let db: Database;

beforeAll(async () => {
  db = await openDemo();
});
afterAll(() => db.close());

const count = (sql: string): number => db.get<{ n: number }>(`select count(*) as n from ${sql}`)?.n ?? -1;

const shown = 'm.truncated = 0 and m.pending = 0 and (m.parent_id is null or m.show_in_channel = 1)';

test('has 400 people, 2,000 channels that can be found, and 60,000 messages', () => {
  expect(count('users')).toBe(400);
  expect(count('channels where deleted_at is null')).toBe(2000);
  expect(count('channels where deleted_at is not null')).toBeGreaterThan(10);
  expect(count('messages')).toBe(60_000);
});

// Each row is a stored number that a recount does not confirm.
test.each([
  ['member counts', 'channels c where member_count <> (select count(*) from members m where m.cid = c.cid)'],
  [
    'message counts',
    'channels c where message_count <> (select count(*) from messages m where m.cid = c.cid and m.truncated = 0 and m.pending = 0)',
  ],
  [
    'newest messages',
    `channels c where last_message_at is not (select max(created_at) from messages m where m.cid = c.cid and ${shown})`,
  ],
  [
    'reply counts',
    'messages p where reply_count <> (select count(*) from messages r where r.parent_id = p.id and r.pending = 0 and r.truncated = 0 and r.deleted_at is null)',
  ],
  [
    'counts of deleted replies',
    'messages p where deleted_reply_count <> (select count(*) from messages r where r.parent_id = p.id and r.deleted_at is not null)',
  ],
  [
    'participants of threads',
    `threads t where participant_count <> (select count(distinct m.user_id) from messages m where m.id = t.parent_id
       or (m.parent_id = t.parent_id and m.pending = 0 and m.truncated = 0 and m.deleted_at is null))`,
  ],
  [
    'votes and answers of polls',
    `polls p where vote_count <> (select count(*) from poll_votes v where v.poll_id = p.id and v.answer_text is null)
       or answers_count <> (select count(*) from poll_votes v where v.poll_id = p.id and v.answer_text is not null)`,
  ],
  [
    'unread counts',
    `read_states r join members x on x.cid = r.cid and x.user_id = r.user_id
     where r.unread_messages <> (select count(*) from messages m where m.cid = r.cid and ${shown}
       and m.silent = 0 and m.shadowed = 0 and m.user_id is not r.user_id
       and m.created_at > max(r.last_read, coalesce(x.hide_messages_before, 0)))`,
  ],
  [
    'read positions',
    'reads r join messages m on m.id = r.last_read_message_id where m.cid <> r.cid or m.created_at <> r.last_read',
  ],
  [
    'members without a read state',
    'members m where not exists (select 1 from reads r where r.cid = m.cid and r.user_id = m.user_id)',
  ],
  [
    'flags of banned people',
    `users u where banned <> (select count(*) from bans b where b.target_id = u.id and b.cid = '' and b.shadow = 0)
       or shadow_banned <> (select count(*) from bans b where b.target_id = u.id and b.cid = '' and b.shadow = 1)`,
  ],
  [
    'flags of banned members',
    'members m where banned <> (select count(*) from bans b where b.target_id = m.user_id and b.cid = m.cid)',
  ],
  [
    'history of edited messages',
    'messages m where (message_text_updated_at is null) <> (not exists (select 1 from message_history h where h.message_id = m.id))',
  ],
])('a recount confirms all %s', (_, wrong) => {
  expect(count(wrong)).toBe(0);
});

test.each([
  ['authors', 'messages where user_id not in (select id from users)'],
  ['members', 'members where user_id not in (select id from users)'],
  ['reactions', 'reactions where user_id not in (select id from users)'],
  ['creators', 'channels where created_by_id not in (select id from users)'],
  [
    'parents',
    'messages r where parent_id is not null and not exists (select 1 from messages p where p.id = r.parent_id and p.cid = r.cid and p.parent_id is null)',
  ],
  [
    'quotes',
    'messages r where quoted_message_id is not null and not exists (select 1 from messages p where p.id = r.quoted_message_id and p.cid = r.cid and p.created_at < r.created_at)',
  ],
  ['mentions', 'messages, json_each(mentioned_users) e where e.value not in (select id from users)'],
])('names only %s that exist', (_, wrong) => {
  expect(count(wrong)).toBe(0);
});

test('nothing lies in the future, nobody speaks before the channel is there or after leaving', () => {
  const now = Date.now() * 1000;
  expect(
    count(
      `messages where max(created_at, updated_at, coalesce(deleted_at, 0), coalesce(pinned_at, 0)) > ${now}`,
    ),
  ).toBe(0);
  expect(count(`reactions where created_at > ${now}`)).toBe(0);
  expect(count('messages m join channels c on c.cid = m.cid where m.created_at < c.created_at')).toBe(0);
  expect(count('messages m join users u on u.id = m.user_id where m.created_at > u.deactivated_at')).toBe(0);
});

test('keeps within what the API allows', () => {
  expect(count('messages where length(text) > 5000')).toBe(0);
  expect(count('messages where length(attachments) > 5120 or length(custom) > 5120')).toBe(0);
  expect(count('channels where length(custom) > 5120 or length(id) > 64')).toBe(0);
  expect(count('messages where length(text) = 5000')).toBeGreaterThan(0);
});

test('leaves no slot open', () => {
  const open = db.all<{ text: string }>("select text from messages where text glob '*{[a-z]*}*'");
  expect(
    open.filter(({ text }) =>
      /\{(ref|order|city|day|time|money|week|seconds|n|person|given)\d?\}/.test(text),
    ),
  ).toEqual([]);
});
