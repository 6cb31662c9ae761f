import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { messagesWithText } from '../store/message-search.ts';
import { removeByIds, updateMessage } from '../store/messages.ts';
import { Database } from './database.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A data file as a version that knew only the first `count` migrations left it, with what `fill` writes. */
function fileOf(count: number, fill: (db: Database) => void): string {
  const file = join(folder, 'world.db');
  const db = new Database(file);
  for (const sql of migrations.slice(0, count)) db.script(sql);
  db.script(`pragma user_version = ${count}`);
  db.transaction(() => fill(db));
  db.close();
  return file;
}

/** Reads from the file once it was brought up to date, and closes it again. */
function upgraded<T>(file: string, read: (db: Database) => T): T {
  const db = openDatabase(file);
  try {
    expect(db.get('pragma user_version')).toEqual({ user_version: migrations.length });
    expect(db.get('pragma integrity_check')).toEqual({ integrity_check: 'ok' });
    return read(db);
  } finally {
    db.close();
  }
}

const schema = 'select type, name, sql from sqlite_schema order by type, name';

test.each(['new', 'of an older version'])('a data file that is %s is for its owner alone', (age) => {
  chmodSync(folder, 0o755);
  const file = age === 'new' ? join(folder, 'world.db') : fileOf(17, () => undefined);
  if (age !== 'new') chmodSync(file, 0o644);
  const db = openDatabase(file);
  const files = readdirSync(folder);
  expect(files).toContain('world.db-wal');
  expect(files.map((name) => (statSync(join(folder, name)).mode & 0o777).toString(8))).toEqual(
    files.map(() => '600'),
  );
  db.close();
});

test('a file of any older version ends with the schema of a new one', () => {
  const fresh = openDatabase(':memory:').all(schema);
  for (const count of [14, 15, 16, 17, 19]) {
    expect(
      upgraded(
        fileOf(count, () => undefined),
        (db) => db.all(schema),
      ),
    ).toEqual(fresh);
    rmSync(join(folder, 'world.db'));
  }
});

test('the usage by days is kept number by number when it is put in another order', () => {
  const columns =
    'team, day, messages, translations, image_moderations, concurrent_users, concurrent_connections, users, new_users, active_in_month, active_entered, engaged_in_month, engaged_entered';
  const rows = ['', 'blue', 'red'].flatMap((team, place) =>
    [20_000, 20_001, 20_400].map((day, index) => {
      const numbers = Array.from({ length: 11 }, (_, column) => 1000 * place + 100 * index + column);
      return [team, day, ...numbers];
    }),
  );
  const file = fileOf(15, (db) => {
    for (const row of rows)
      db.run(`insert into usage_days (${columns}) values (${row.map(() => '?').join(', ')})`, ...row);
    db.run(
      "insert into usage_people (team, user_id, active_day, engaged_day) values ('red', 'ada', 20400, 20001)",
    );
    db.run("insert into usage_leavers (team, day, active, engaged) values ('red', 20430, 1, 2)");
  });
  upgraded(file, (db) => {
    const kept = db.all<Record<string, string | number>>(
      `select ${columns} from usage_days indexed by usage_days_of_team order by team, day`,
    );
    expect(kept.map((row) => columns.split(', ').map((column) => row[column]))).toEqual(rows);
    expect(db.all('select * from usage_people')).toEqual([
      { team: 'red', user_id: 'ada', active_day: 20_400, engaged_day: 20_001 },
    ]);
    expect(db.all('select * from usage_leavers')).toEqual([
      { team: 'red', day: 20_430, active: 1, engaged: 2 },
    ]);
    // The day and its team are still what a row is known by.
    db.run(
      "insert into usage_days (team, day, messages) values ('red', 20400, 1) on conflict (team, day) do update set messages = messages + 1",
    );
    expect(db.get("select messages from usage_days where team = 'red' and day = 20400")).toEqual({
      messages: 2201,
    });
  });
});

test('what somebody has yet to read is kept when it is no longer counted for each reader', () => {
  const file = fileOf(19, (db) => {
    db.run(
      "insert into channels (cid, type, id, created_at, updated_at) values ('team:a', 'team', 'a', 1, 1)",
    );
    for (const [userId, unread] of [
      ['ada', 0],
      ['bob', 7],
    ])
      db.run(
        "insert into reads (cid, user_id, last_read, unread_messages) values ('team:a', ?, 5, ?)",
        userId,
        unread,
      );
  });
  upgraded(file, (db) => {
    expect(db.all('select user_id, last_read, unread_messages from read_states order by user_id')).toEqual([
      { user_id: 'ada', last_read: 5, unread_messages: 0 },
      { user_id: 'bob', last_read: 5, unread_messages: 7 },
    ]);
  });
});

const CHANNELS = 40;
const SENT = 1000;
const INDEXED = 900;
// In a channel of the team; it had the number of one that was removed before it was indexed, and never was itself.
const MISSED = 43;
const teamOf = (index: number): string | null => (index % 20 === 3 ? 'red' : null);

/** Messages that the version before put into its full-text index, and some that it had yet to. */
function fillWithTalk(db: Database): void {
  for (let index = 0; index < CHANNELS; index += 1)
    db.run(
      'insert into channels (cid, type, id, team, created_at, updated_at) values (?, ?, ?, ?, 1, 1)',
      `team:${index}`,
      'team',
      String(index),
      teamOf(index),
    );
  for (let seq = 1; seq <= SENT; seq += 1)
    db.run(
      'insert into messages (seq, id, cid, text, created_at, updated_at) values (?, ?, ?, ?, ?, ?)',
      seq,
      `m${seq}`,
      `team:${seq % CHANNELS}`,
      'an owl',
      seq,
      seq,
    );
  db.run(
    "insert into messages_fts (rowid, text, channel) select m.seq, m.text, 'c' || c.number from messages m join channels c on c.cid = m.cid where m.seq <= ? and m.seq <> ?",
    INDEXED,
    MISSED,
  );
  db.run('update messages_indexed set upto = ?', INDEXED);
}

test('what was in the full-text index is found by words and team after it, changed and removed', () => {
  upgraded(fileOf(16, fillWithTalk), (db) => {
    const red = db.all<{ cid: string; number: number }>(
      "select cid, number from channels where team = 'red'",
    );
    const found = (sought: string): string[] => {
      const channels = { cids: [], numbers: red.map(({ number }) => number), messages: SENT, team: 'red' };
      const { sql, params } = messagesWithText(db, `"${sought}"`, channels, 500);
      return db
        .all<{ id: string }>(`select m.id from messages m where ${sql} order by m.seq`, ...params)
        .map(({ id }) => id);
    };
    const inRed = Array.from({ length: SENT }, (_, index) => index + 1)
      .filter((seq) => teamOf(seq % CHANNELS) === 'red')
      .map((seq) => `m${seq}`);
    const [first = '', second = '', ...others] = inRed;
    expect(found('owl')).toEqual(inRed);
    expect(db.all('select seq from message_channels')).toHaveLength(SENT);
    updateMessage(db, first, { text: 'an elk' });
    removeByIds(db, [second]);
    expect([found('elk'), found('owl')]).toEqual([[first], others]);
    expect(db.all('select seq from message_channels')).toHaveLength(SENT - 1);
  });
});

test('messages that had reactions before are known to have some', () => {
  const file = fileOf(17, (db) => {
    fillWithTalk(db);
    for (const id of ['m3', 'm950'])
      db.run(
        'insert into reactions (message_id, user_id, type, created_at, updated_at) values (?, ?, ?, 1, 1)',
        id,
        'ada',
        'like',
      );
  });
  upgraded(file, (db) => {
    expect(db.all('select id from messages where reacted = 1 order by seq')).toEqual([
      { id: 'm3' },
      { id: 'm950' },
    ]);
  });
});

test('the users of an older file are found by what they have, as new ones are', () => {
  const file = fileOf(18, (db) =>
    db.run(
      `insert into users (id, custom, teams, created_at, updated_at) values
         ('ada-one', '{"username":"the cat","size":1,"none":null}', '["red","blue","red"]', 1, 1),
         ('bob', '{"username":7}', '[]', 2, 2)`,
    ),
  );
  upgraded(file, (db) => {
    const named = (match: string) =>
      db.all('select u.id from users u where u.number in (select rowid from user_ids_fts(?))', match);
    expect([named('id : one'), named('username : cat'), named('username : 7')]).toEqual([
      [{ id: 'ada-one' }],
      [{ id: 'ada-one' }],
      [],
    ]);
    db.run("update users set custom = '{}' where id = 'ada-one'");
    expect(named('username : cat')).toEqual([]);
    expect(db.all('select key, value, number from user_custom')).toEqual([
      { key: 'username', value: 7, number: 2 },
    ]);
    expect(db.all('select team from user_teams order by team')).toEqual([{ team: 'blue' }, { team: 'red' }]);
  });
});
