import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/database.ts';
import { openDatabase } from '../../db/open.ts';
import { insertChannel } from '../channels.ts';
import { insertMessage } from '../messages.ts';
import type { MessageRow } from '../messages.ts';
import {
  countUnread,
  markRead,
  markSent,
  recountUnread,
  recountUnreadAfter,
  recountUnreadOf,
  recountUnreadOfSome,
  startReading,
  uncountUnread,
} from './unread.ts';

// What is unread is a difference of two numbers. Here is what moves which of them, in a channel of three.
const CID = 'team:a';

let db: Database;
beforeEach(() => {
  db = openDatabase(':memory:');
  insertChannel(db, { type: 'team', id: 'a', created_by_id: null, created_at: 1 });
  for (const id of ['ada', 'bob', 'cyd']) {
    db.run('insert into members (cid, user_id, created_at, updated_at) values (?, ?, 1, 1)', CID, id);
    startReading(db, CID, id, 1);
  }
});

function send(at: number, userId: string, more: Partial<MessageRow> = {}): MessageRow {
  const message = { id: `m${at}`, cid: CID, user_id: userId, created_at: at, updated_at: at, ...more };
  const row = insertMessage(db, message);
  countUnread(db, row, 3, at);
  markSent(db, CID, userId, at, row.id);
  return row;
}

/** As a truncation does: no longer counted, and then hidden for everybody. */
function truncate(until: number): void {
  recountUnreadAfter(db, CID, until);
  db.run('update messages set truncated = 1 where created_at <= ?', until);
}

function remove(...rows: MessageRow[]): void {
  for (const { id } of rows) db.run('delete from messages where id = ?', id);
  uncountUnread(db, CID, rows);
}

const mute = (userId: string): number =>
  db.run('insert into channel_mutes (user_id, cid, created_at, updated_at) values (?, ?, 1, 1)', userId, CID);
const unmute = (userId: string): number => db.run('delete from channel_mutes where user_id = ?', userId);
const moveBack = (userId: string, to: number): void => {
  db.run('update reads set last_read = ? where user_id = ?', to, userId);
  recountUnreadOf(db, CID, userId);
};

const unread = (): Record<string, number> =>
  Object.fromEntries(
    db
      .all<{ user_id: string; unread_messages: number }>(
        'select user_id, unread_messages from read_states order by user_id',
      )
      .map((row) => [row.user_id, row.unread_messages]),
  );

test('who comes later begins with what comes then', () => {
  send(10, 'ada');
  db.run("delete from reads where user_id = 'cyd'");
  startReading(db, CID, 'cyd', 15);
  expect(unread()).toEqual({ ada: 0, bob: 1, cyd: 0 });
  send(20, 'ada');
  expect(unread()).toEqual({ ada: 0, bob: 2, cyd: 1 });
  markRead(db, CID, 'bob', 20, 'm20');
  expect(unread()).toEqual({ ada: 0, bob: 0, cyd: 1 });
});

test('after a truncation a message counts for all but who has muted the channel', () => {
  for (const at of [10, 20, 30]) send(at, 'ada');
  truncate(30);
  expect(unread()).toEqual({ ada: 0, bob: 0, cyd: 0 });
  mute('cyd');
  send(40, 'ada');
  expect(unread()).toEqual({ ada: 0, bob: 1, cyd: 0 });
});

test('a truncation up to a moment leaves what came since, but nobody’s own', () => {
  for (const at of [10, 20]) send(at, 'ada');
  for (const at of [30, 40]) send(at, 'bob');
  send(50, 'ada');
  moveBack('bob', 5);
  expect(unread()).toEqual({ ada: 0, bob: 3, cyd: 5 });
  truncate(20);
  expect(unread()).toEqual({ ada: 0, bob: 1, cyd: 3 });
});

test('a truncation takes replies along that came later, to threads from before', () => {
  const parent = send(10, 'ada');
  const late = { parent_id: parent.id, show_in_channel: 1 };
  send(25, 'ada');
  send(30, 'ada', late);
  send(35, 'bob', late);
  send(40, 'bob');
  send(50, 'ada');
  // Bob has read nothing, and Cyd something that came after the moment.
  moveBack('bob', 5);
  moveBack('cyd', 25);
  expect(unread()).toEqual({ ada: 0, bob: 4, cyd: 4 });
  truncate(20);
  expect(unread()).toEqual({ ada: 0, bob: 2, cyd: 2 });
});

test('what some no longer see is nothing to read for them, and what they wrote never was', () => {
  send(10, 'ada');
  send(20, 'bob');
  send(30, 'ada');
  moveBack('bob', 5);
  expect(unread()).toEqual({ ada: 0, bob: 2, cyd: 3 });
  db.run("update members set hide_messages_before = 10 where user_id = 'bob'");
  recountUnreadOfSome(db, CID, 10, ['bob']);
  expect(unread()).toEqual({ ada: 0, bob: 1, cyd: 3 });
});

test('a message that goes is taken from who has not read it, also after a truncation', () => {
  send(10, 'ada');
  truncate(10);
  const [first, second] = [send(20, 'ada'), send(30, 'ada')];
  markRead(db, CID, 'bob', 25, 'm20');
  recountUnreadOf(db, CID, 'bob');
  expect(unread()).toEqual({ ada: 0, bob: 1, cyd: 2 });
  remove(first);
  expect(unread()).toEqual({ ada: 0, bob: 1, cyd: 1 });
  remove(second);
  expect(unread()).toEqual({ ada: 0, bob: 0, cyd: 0 });
});

test('several that go at once are taken as far as each had them to read, and their authors had none of theirs', () => {
  const rows = [send(10, 'ada'), send(20, 'bob'), send(30, 'ada')];
  moveBack('bob', 5);
  moveBack('cyd', 15);
  expect(unread()).toEqual({ ada: 0, bob: 2, cyd: 2 });
  remove(...rows);
  expect(unread()).toEqual({ ada: 0, bob: 0, cyd: 0 });
});

test('what did not count when it came takes nothing with it when it goes', () => {
  mute('bob');
  const [first, second] = [send(10, 'ada'), send(20, 'ada')];
  unmute('bob');
  const third = send(30, 'ada');
  expect(unread()).toEqual({ ada: 0, bob: 1, cyd: 3 });
  remove(first, second);
  expect(unread()).toEqual({ ada: 0, bob: 1, cyd: 1 });
  remove(third);
  expect(unread()).toEqual({ ada: 0, bob: 0, cyd: 0 });
});

test('nobody has less than nothing to read', () => {
  const rows = [send(10, 'ada'), send(20, 'ada')];
  db.run("update reads set unread_from = 1 where user_id <> 'ada'");
  remove(...rows);
  expect(unread()).toEqual({ ada: 0, bob: 0, cyd: 0 });
});

test('counted afresh it is never more than before, unless it is meant to be', () => {
  mute('bob');
  send(10, 'ada');
  unmute('bob');
  send(20, 'ada');
  recountUnread(db, CID, 'bob');
  recountUnread(db, CID, 'cyd');
  expect(unread()).toEqual({ ada: 0, bob: 1, cyd: 2 });
  recountUnreadOf(db, CID, 'bob');
  expect(unread()).toEqual({ ada: 0, bob: 2, cyd: 2 });
});

test('between two people it is nothing to read for who has blocked the other', () => {
  db.run("delete from reads where user_id = 'cyd'");
  db.run("insert into user_blocks (user_id, blocked_user_id, created_at) values ('bob', 'ada', 1)");
  const row = insertMessage(db, { id: 'm', cid: CID, user_id: 'ada', created_at: 10, updated_at: 10 });
  countUnread(db, row, 2, 10);
  expect(unread()).toEqual({ ada: 1, bob: 0 });
  countUnread(db, row, 3, 10);
  expect(unread()).toEqual({ ada: 2, bob: 1 });
});
