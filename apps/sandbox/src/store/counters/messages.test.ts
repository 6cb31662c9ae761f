import { expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import type { Database } from '../../db/database.ts';
import { findChannel, insertChannel } from '../channels.ts';
import { insertMessage } from '../messages.ts';
import { countMessage } from './messages.ts';

const CID = 'team:a';
const MEMBERS = ['ada', 'bob', 'cyd'];

function roomOfThree(): Database {
  const db = openDatabase(':memory:');
  insertChannel(db, { type: 'team', id: 'a', created_by_id: null, created_at: 1 });
  for (const id of MEMBERS) {
    db.run('insert into members (cid, user_id, created_at, updated_at) values (?, ?, 1, 1)', CID, id);
    db.run('insert into reads (cid, user_id, last_read) values (?, ?, 1)', CID, id);
  }
  db.run('update channels set member_count = 3');
  return db;
}

function send(db: Database, id: string, userId: string | null, at: number): void {
  const channel = findChannel(db, CID);
  if (!channel) throw new Error('the channel is gone');
  const row = insertMessage(db, { id, cid: CID, user_id: userId, created_at: at, updated_at: at });
  countMessage(db, row, channel, true, at);
}

const reads = (db: Database): unknown[] =>
  db
    .all<Record<string, unknown>>(
      'select user_id, last_read, last_read_message_id, unread_messages from read_states order by user_id',
    )
    .map((row) => Object.values(row));

test('a message is something to read for all others, and its sender has read everything', () => {
  const db = roomOfThree();
  send(db, 'one', 'ada', 10);
  send(db, 'two', 'bob', 20);
  expect(reads(db)).toEqual([
    ['ada', 10, 'one', 1],
    ['bob', 20, 'two', 0],
    ['cyd', 1, null, 2],
  ]);
});

test('also where somebody has muted the channel, to whom it does not count', () => {
  const db = roomOfThree();
  db.run("insert into channel_mutes (user_id, cid, created_at, updated_at) values ('cyd', ?, 1, 1)", CID);
  send(db, 'one', 'ada', 10);
  expect(reads(db)).toEqual([
    ['ada', 10, 'one', 0],
    ['bob', 1, null, 1],
    ['cyd', 1, null, 0],
  ]);
});

test('whoever is no member, or nobody, leaves no read state behind; a member without one gets it', () => {
  const db = roomOfThree();
  send(db, 'one', 'eve', 10);
  send(db, 'two', null, 20);
  db.run("delete from reads where user_id = 'cyd'");
  send(db, 'three', 'cyd', 30);
  expect(reads(db)).toEqual([
    ['ada', 1, null, 3],
    ['bob', 1, null, 3],
    ['cyd', 30, 'three', 0],
  ]);
});
