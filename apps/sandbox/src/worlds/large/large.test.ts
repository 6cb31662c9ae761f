import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createClock, createContext } from '../../context.ts';
import { openDatabase } from '../../db/open.ts';
import { seedChannelTypes } from '../../seed/channel-types.ts';
import { indexMessages } from '../../store/message-words.ts';
import { insertMessage } from '../../store/messages.ts';
import { miscounts } from '../../test/recount.ts';
import { fillWorld } from './index.ts';
import { makeWorldFile } from './make-file.ts';

const size = { users: 100, channels: 200, messages: 2000 };

function world() {
  const db = openDatabase(':memory:');
  const context = createContext(
    db,
    createClock(() => 1_750_000_000_000),
  );
  db.transaction(() => {
    seedChannelTypes(context);
    fillWorld(context, size);
  });
  return db;
}

test('a large world is as large as asked for and the same every time', () => {
  const [one, other] = [world(), world()];
  for (const table of ['users', 'channels', 'messages'] as const) {
    expect(one.get(`select count(*) as count from ${table}`)).toEqual({ count: size[table] });
    const rows = `select * from ${table} order by created_at limit 50`;
    expect(one.all(rows)).toEqual(other.all(rows));
  }
});

test('a large world has the indexes, the triggers and the words that others have', () => {
  const schema = 'select type, name, sql from sqlite_schema order by type, name';
  const db = world();
  expect(db.all(schema)).toEqual(openDatabase(':memory:').all(schema));
  const { text = '' } = db.get<{ text: string }>('select text from messages where seq = 7') ?? {};
  const found = db.all<{ rowid: number }>(
    'select rowid from messages_fts where messages_fts match ?',
    `"${text}"`,
  );
  expect(found.map(({ rowid }) => rowid)).toContain(7);
  expect(db.get("select v from messages_fts_config where k = 'hashsize'")).toEqual({ v: 2 ** 20 });
  expect(db.get('pragma foreign_key_check')).toBeUndefined();
});

test('what a large world keeps beside what it counts is what counting gives', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  try {
    const file = join(folder, 'world.db');
    makeWorldFile(file, size);
    expect(miscounts(file)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the words of a large world are not indexed anew with the messages that come', () => {
  const db = world();
  const pieces = () =>
    db.all<{ segid: number }>('select distinct segid from messages_fts_idx').map(({ segid }) => segid);
  const [made] = pieces();
  // Sixteen pieces of a level become one, however large they are.
  for (let count = 0; count < 20; count += 1) {
    insertMessage(db, {
      id: `new-${count}`,
      cid: db.get<{ cid: string }>('select cid from channels limit 1')?.cid ?? '',
      text: 'a late word',
      created_at: count,
      updated_at: count,
    });
    indexMessages(db);
  }
  expect(pieces()).toContain(made);
  expect(db.all("select rowid from messages_fts where messages_fts match 'late'")).toHaveLength(20);
  db.run("insert into messages_fts (messages_fts, rank) values ('integrity-check', 0)");
});
