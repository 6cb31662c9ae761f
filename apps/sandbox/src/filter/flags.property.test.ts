import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { queryMessageFlags } from '../operations/flags/query-message-flags.ts';
import { queryModerationFlags } from '../operations/flags/query-moderation-flags.ts';
import { insertChannel } from '../store/channels.ts';
import { saveFlag, selectFlags, selectMessageFlags } from '../store/flags.ts';
import type { NewFlag } from '../store/flags.ts';
import { insertMessage } from '../store/messages.ts';
import { saveUser } from '../store/users.ts';
import { matches } from '../test/naive-filter.ts';
import { endpoint, expectByCursor, expectByOffset, pageSize } from '../test/pages.ts';
import { fieldsOf, filterOver, fresh, ids, iso, micros, RUNS, text, time } from '../test/random-filter.ts';
import { inOrder, sortOver, stepsOf } from '../test/random-sort.ts';
import { compileFilter } from './compile.ts';
import { compileFlagCondition, compileMessageFlagCondition } from './flags.ts';
import { parseFilter } from './parse.ts';
import { sql } from './sql.ts';

const plain: Omit<NewFlag, 'entity_id' | 'user_id' | 'created_at'> = {
  type: 'user',
  reporter_type: 'user',
  entity_type: 'stream:chat:v1:message',
  entity_creator_id: null,
  message_id: null,
  cid: null,
  team: null,
  reason: null,
  labels: '[]',
  custom: null,
  payload: null,
  original_text: null,
  action: null,
  blocklist_name: null,
  matched_phrase: null,
};

const maybe = fc.option(text, { nil: null });
const messageFlag = fc.record({
  message: fc.constantFrom('red', 'a1', 'Green'),
  by: fc.constantFrom(...ids, 'red', ''),
  reporter_type: fc.constantFrom('user', 'red'),
  author: fc.option(fc.constantFrom(...ids, 'red'), { nil: null }),
  cid: fc.constantFrom('red', 'a1'),
  team: maybe,
  reason: maybe,
  action: maybe,
  blocklist_name: maybe,
  matched_phrase: maybe,
  reviewed: fc.boolean(),
  created_at: time,
  updated_at: time,
});
type MessageFlag = typeof messageFlag extends fc.Arbitrary<infer T> ? T : never;

const keyOf = ({ message, by }: { message: string; by: string }): string => `${message} ${by}`;
const messageFlags = fc.uniqueArray(messageFlag, { minLength: 1, maxLength: 6, selector: keyOf });
const range = fc
  .tuple(time, time)
  .map(([from, to]): Record<string, unknown> => ({ date_range: `${iso(from)}_${iso(to)}` }));

/** A filter with what its ranges mean in their place. */
function withoutRanges(filter: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) => {
      if (Array.isArray(value) && key.startsWith('$')) return [key, value.map(withoutRanges)];
      if (key !== 'date_range') return [key, value];
      const [from, to] = String(value).split('_');
      return ['created_at', { $gte: from, $lte: to }];
    }),
  );
}

function world(): Context {
  const context = fresh();
  const { db } = context;
  for (const id of [...ids, 'red']) saveUser(db, { id }, 1);
  insertChannel(db, { type: 'team', id: 'a', created_by_id: 'ada', created_at: 1 });
  for (const [index, id] of ['red', 'a1', 'Green'].entries())
    insertMessage(db, { id, cid: 'team:a', user_id: 'ada', created_at: index, updated_at: 1 });
  return context;
}

function storeMessageFlags({ db, newId }: Context, rows: readonly MessageFlag[]): void {
  db.run('delete from flags');
  for (const { message, by, author, reviewed, created_at, updated_at, ...row } of rows) {
    const { number } = saveFlag(
      db,
      {
        ...plain,
        ...row,
        message_id: message,
        entity_id: message,
        entity_creator_id: author,
        user_id: by,
        created_at: micros(created_at),
      },
      newId,
    );
    db.run('update flags set updated_at = ? where number = ?', micros(updated_at), number);
    if (reviewed) db.run('update flags set reviewed_at = 1 where number = ?', number);
  }
}

function inMessageFlag(row: MessageFlag, field: string): unknown {
  switch (field) {
    case 'channel_cid':
      return row.cid;
    case 'message_id':
      return row.message;
    case 'reporter_id':
      return row.by === '' ? undefined : row.by;
    case 'user_id':
      return row.author;
    case 'keyword':
      return row.matched_phrase;
    case 'is_reviewed':
      return row.reviewed;
    case 'reporter_type':
    case 'team':
    case 'reason':
    case 'action':
    case 'blocklist_name':
    case 'matched_phrase':
      return row[field];
    case 'created_at':
    case 'updated_at':
      return iso(row[field]);
    default:
      return undefined;
  }
}

test('the compiled filter finds the same messages’ flags as the obvious evaluation', () => {
  const context = world();
  fc.assert(
    fc.property(messageFlags, filterOver('query_message_flags', ['date_range'], [range]), (rows, filter) => {
      storeMessageFlags(context, rows);
      const where = compileFilter(
        parseFilter(filter, fieldsOf('query_message_flags')),
        compileMessageFlagCondition,
      );
      const found = selectMessageFlags(context.db, where, sql('f.number asc'), 100, 0);
      const asked = withoutRanges(filter);
      expect(found.map((row) => keyOf({ message: row.message_id ?? '', by: row.user_id }))).toEqual(
        rows.filter((row) => matches(asked, row, inMessageFlag)).map(keyOf),
      );
    }),
    RUNS,
  );
});

test('the pages of messages’ flags, put together, are in the order that the obvious comparison gives', () => {
  const context = world();
  const query = endpoint(context, 'query_message_flags', queryMessageFlags);
  fc.assert(
    fc.property(
      messageFlags,
      filterOver('query_message_flags', ['date_range'], [range]),
      sortOver(['created_at', 'updated_at']),
      pageSize,
      (rows, filter, sort, limit) => {
        storeMessageFlags(context, rows);
        const asked = withoutRanges(filter);
        const expected = inOrder(
          [...rows.entries()].filter(([, row]) => matches(asked, row, inMessageFlag)),
          stepsOf(sort, [{ field: 'created_at', direction: -1 }], 'number'),
          ([number, row], { field }) => (field === 'number' ? number : inMessageFlag(row, field)),
        );
        expectByOffset(
          expected.map(([, row]) => keyOf(row)),
          limit,
          (page) =>
            query({ query: { payload: { filter_conditions: filter, sort, ...page } } }).flags.map(
              ({ message, user }) => keyOf({ message: message?.id ?? '', by: user?.id ?? '' }),
            ),
        );
      },
    ),
    RUNS,
  );
});

const anyFlag = fc.record({
  entity_type: text,
  entity_id: text,
  labels: fc.uniqueArray(text, { maxLength: 3 }),
  created_at: time,
  updated_at: time,
});
type Stored = (typeof anyFlag extends fc.Arbitrary<infer T> ? T : never) & { item: string; number: number };

const anyFlags = fc.uniqueArray(anyFlag, {
  minLength: 1,
  maxLength: 6,
  selector: (row) => `${row.entity_type} ${row.entity_id}`,
});

function storeAnyFlags({ db, newId }: Context, rows: readonly Omit<Stored, 'item' | 'number'>[]): Stored[] {
  db.run('delete from flags');
  db.run('delete from review_items');
  return rows.map(({ updated_at, ...row }) => {
    const labels = JSON.stringify(row.labels);
    const flag = { ...plain, ...row, labels, user_id: 'ada', created_at: micros(row.created_at) };
    const { number, review_item_id: item } = saveFlag(db, flag, newId);
    db.run('update flags set updated_at = ? where number = ?', micros(updated_at), number);
    return { ...row, updated_at, item, number };
  });
}

function inAnyFlag(row: Stored, field: string): unknown {
  switch (field) {
    case 'entity_type':
    case 'entity_id':
    case 'number':
      return row[field];
    case 'review_queue_item_id':
      return row.item;
    case 'updated_at':
      return iso(row.updated_at);
    default:
      return iso(row.created_at);
  }
}

test('the compiled filter finds the same flags of any kind as the obvious evaluation', () => {
  const context = world();
  fc.assert(
    fc.property(anyFlags, filterOver('query_moderation_flags', ['labels']), (rows, filter) => {
      const stored = storeAnyFlags(context, rows);
      const where = compileFilter(
        parseFilter(filter, fieldsOf('query_moderation_flags'), 'filter'),
        compileFlagCondition,
      );
      const found = selectFlags(context.db, where, 'f.number', 100).map((row) => row.review_item_id);
      expect(found).toEqual(stored.filter((row) => matches(filter, row, inAnyFlag)).map((row) => row.item));
    }),
    RUNS,
  );
});

test('the pages of flags of any kind, put together, are in the order that the obvious comparison gives', () => {
  const context = world();
  const query = endpoint(context, 'query_moderation_flags', queryModerationFlags);
  fc.assert(
    fc.property(
      anyFlags,
      filterOver('query_moderation_flags', ['labels']),
      sortOver(['created_at', 'updated_at', 'entity_id', 'entity_type']),
      pageSize,
      (rows, filter, sort, limit) => {
        const expected = inOrder(
          storeAnyFlags(context, rows).filter((row) => matches(filter, row, inAnyFlag)),
          stepsOf(sort, [{ field: 'created_at', direction: -1 }], 'number'),
          (row, { field }) => inAnyFlag(row, field),
        );
        expectByCursor(
          expected.map(({ item }) => item),
          limit,
          (page) => {
            const { flags, ...cursors } = query({ body: { filter, sort, ...page } });
            return { keys: flags.map(({ review_queue_item_id: item }) => item ?? ''), ...cursors };
          },
        );
      },
    ),
    RUNS,
  );
});

test('a condition on labels holds when one of them fits', () => {
  const { db, newId } = fresh();
  for (const labels of [[], ['red'], ['a1', 'zed']])
    saveFlag(
      db,
      { ...plain, entity_id: labels.join(), labels: JSON.stringify(labels), user_id: 'ada', created_at: 1 },
      newId,
    );
  const found = (labels: unknown) => {
    const filter = parseFilter({ labels }, fieldsOf('query_moderation_flags'), 'filter');
    return selectFlags(db, compileFilter(filter, compileFlagCondition), 'f.number', 9).map(
      (row) => row.entity_id,
    );
  };
  expect(found('zed')).toEqual(['a1,zed']);
  expect(found({ $in: ['red', 'zed'] })).toEqual(['red', 'a1,zed']);
  expect(found({ $gt: 's' })).toEqual(['a1,zed']);
  expect([found({ $exists: false }), found(null)]).toEqual([[''], ['']]);
});
