import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertChannel } from '../store/channels.ts';
import { countMessage } from '../store/counters.ts';
import { findMessage, insertMessage } from '../store/messages.ts';
import { selectThreads, updateThread } from '../store/threads.ts';
import { markThread } from '../store/thread-reads.ts';
import { matches } from '../test/naive-filter.ts';
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

test('the compiled filter finds the same threads as the obvious evaluation', () => {
  const context = fresh();
  const { db } = context;
  for (const [id, team] of [
    ['a', 'red'],
    ['b', null],
  ] as const) {
    insertChannel(db, { type: 'messaging', id, team, created_by_id: null, created_at: 1 });
  }
  db.run("update channels set disabled = 1 where id = 'b'");
  const send = (id: string, cid: string, user_id: string, at: number, parent_id: string | null) => {
    insertMessage(db, { id, cid, user_id, parent_id, created_at: at, updated_at: at });
    const row = findMessage(db, id);
    if (row) countMessage(db, row, true, at);
  };
  fc.assert(
    fc.property(
      fc.array(thread, { minLength: 1, maxLength: 5 }),
      filterOver('query_threads', []),
      (rows, filter) => {
        db.run('delete from messages');
        const stored = rows.map((row, index) => ({ ...row, id: `t${index}` }));
        for (const row of stored) {
          const cid = `messaging:${row.channel}`;
          send(row.id, cid, 'ada', micros(-1), null);
          for (const [n, { by, at }] of row.replies.entries())
            send(`${row.id}-${n}`, cid, by, micros(at), row.id);
          updateThread(db, row.id, { custom: JSON.stringify(row.custom) });
          if (row.readUpTo !== undefined)
            markThread(db, 'ada', row.id, micros(row.readUpTo), null, micros(LATE));
        }
        const lookup = (row: (typeof stored)[number], field: string): unknown => {
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
        };
        const where = compileFilter(
          parseFilter(filter, fieldsOf('query_threads'), 'filter'),
          compileThreadCondition,
        );
        const found = selectThreads(db, 'ada', where, 't.parent_id', 100).map((row) => row.parent_id);
        expect(found).toEqual(stored.filter((row) => matches(filter, row, lookup)).map((row) => row.id));
      },
    ),
    RUNS,
  );
});
