import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { queryThreads } from '../operations/threads/query-threads.ts';
import { seedChannelTypes } from '../seed/channel-types.ts';
import { insertChannel } from '../store/channels.ts';
import { countMessage } from '../store/counters/messages.ts';
import { findMessage, insertMessage } from '../store/messages.ts';
import { selectThreads, updateThread } from '../store/threads.ts';
import { markThread } from '../store/thread-reads.ts';
import { saveUser } from '../store/users.ts';
import { matches } from '../test/naive-filter.ts';
import { endpoint, expectByCursor, pageSize } from '../test/pages.ts';
import {
  custom,
  fieldsOf,
  filterOver,
  fresh,
  ids,
  inCustom,
  iso,
  micros,
  RUNS,
  time,
} from '../test/random-filter.ts';
import { inOrder, sortAmong, stepsOf } from '../test/random-sort.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';
import { compileThreadCondition } from './threads.ts';

const thread = fc.record({
  custom,
  channel: fc.constantFrom('a', 'b'),
  /** Who replies, in order; `ada` has written the first message and looks. */
  replies: fc.array(fc.record({ by: fc.constantFrom(...ids), at: time }), { minLength: 1, maxLength: 4 }),
  readUpTo: fc.option(time, { nil: undefined }),
});
type Thread = typeof thread extends fc.Arbitrary<infer T> ? T : never;

const LATE = 1000;
const last = ({ replies }: Thread, by?: string): number =>
  Math.max(-1, ...replies.flatMap((entry) => (by === undefined || entry.by === by ? entry.at : [])));

function isUnread(row: Thread): boolean {
  const own = last(row, 'ada');
  const upTo = row.readUpTo ?? (own >= 0 ? own : -1);
  return row.replies.some((entry) => entry.by !== 'ada' && entry.at > upTo);
}

type Stored = Thread & { id: string };

const threads = fc
  .array(thread, { minLength: 1, maxLength: 5 })
  .map((rows) => rows.map((row, index): Stored => ({ ...row, id: `t${index}` })));

function world(): Context {
  const context = fresh();
  const { db } = context;
  seedChannelTypes(context);
  for (const id of ids) saveUser(db, { id }, 1);
  for (const [id, team] of [
    ['a', 'red'],
    ['b', null],
  ] as const) {
    insertChannel(db, { type: 'messaging', id, team, created_by_id: null, created_at: 1 });
  }
  db.run("update channels set disabled = 1 where id = 'b'");
  return context;
}

function store({ db }: Context, rows: readonly Stored[]): void {
  const send = (id: string, cid: string, user_id: string, at: number, parent_id: string | null) => {
    insertMessage(db, { id, cid, user_id, parent_id, created_at: at, updated_at: at });
    const row = findMessage(db, id);
    if (row) countMessage(db, row, { team: null, member_count: 0 }, true, at);
  };
  db.run('delete from messages');
  for (const row of rows) {
    const cid = `messaging:${row.channel}`;
    send(row.id, cid, 'ada', micros(-1), null);
    for (const [n, { by, at }] of row.replies.entries()) send(`${row.id}-${n}`, cid, by, micros(at), row.id);
    updateThread(db, row.id, { custom: JSON.stringify(row.custom) });
    if (row.readUpTo !== undefined) markThread(db, 'ada', row.id, micros(row.readUpTo), null, micros(LATE));
  }
}

function lookup(row: Stored, field: string): unknown {
  const people = new Set(['ada', ...row.replies.map((entry) => entry.by)]);
  const [first] = row.replies;
  switch (field) {
    case 'channel_cid':
      return `messaging:${row.channel}`;
    case 'channel.disabled':
      return row.channel === 'b';
    case 'channel.team':
      return row.channel === 'a' ? 'red' : undefined;
    case 'parent_message_id':
      return row.id;
    case 'created_by_user_id':
      return first?.by;
    case 'created_at':
      return iso(first?.at ?? 0);
    case 'updated_at':
    case 'last_message_at':
      return iso(last(row));
    case 'reply_count':
      return row.replies.length;
    case 'participant_count':
    case 'active_participant_count':
      return people.size;
    case 'has_unread':
      return isUnread(row);
    default:
      return inCustom(row.custom, field);
  }
}

test('the compiled filter finds the same threads as the obvious evaluation', () => {
  const context = world();
  fc.assert(
    fc.property(threads, filterOver('query_threads', []), (rows, filter) => {
      store(context, rows);
      const where = compileFilter(
        parseFilter(filter, fieldsOf('query_threads'), 'filter'),
        compileThreadCondition,
      );
      const found = selectThreads(context.db, 'ada', where, 't.parent_id', 100).map((row) => row.parent_id);
      expect(found).toEqual(rows.filter((row) => matches(filter, row, lookup)).map((row) => row.id));
    }),
    RUNS,
  );
});

test('the pages of threads, put together, are in the order that the obvious comparison gives', () => {
  const context = world();
  const query = endpoint(context, 'query_threads', queryThreads);
  const usual = [
    { field: 'has_unread', direction: -1 },
    { field: 'last_message_at', direction: -1 },
  ];
  fc.assert(
    fc.property(
      threads,
      filterOver('query_threads', []),
      sortAmong('query_threads'),
      pageSize,
      (rows, filter, sort, limit) => {
        store(context, rows);
        const expected = inOrder(
          rows.filter((row) => matches(filter, row, lookup)),
          stepsOf(sort, usual, 'parent_message_id'),
          (row, { field }) => lookup(row, field),
        );
        expectByCursor(
          expected.map(({ id }) => id),
          limit,
          (page) => {
            const { threads: found, ...cursors } = query({ body: { user_id: 'ada', filter, sort, ...page } });
            return { keys: found.map(({ parent_message_id: id }) => id), ...cursors };
          },
        );
      },
    ),
    RUNS,
  );
});
