import { filterFieldsOf, operationSpecs } from '@backchannel/chat-api/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { search } from '../operations/search/search.ts';
import { seedChannelTypes } from '../seed/channel-types.ts';
import { insertChannel } from '../store/channels.ts';
import { messagesWithText, searchMessages } from '../store/message-search.ts';
import { insertMessage } from '../store/messages.ts';
import { saveUser } from '../store/users.ts';
import { matches } from '../test/naive-filter.ts';
import { endpoint, expectByCursor, expectByOffset, pageSize } from '../test/pages.ts';
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
  text,
  time,
} from '../test/random-filter.ts';
import { inOrder, sortedCustom, sortOver, stepsOf } from '../test/random-sort.ts';
import { compileFilter } from './compile.ts';
import { compileMessageCondition } from './messages.ts';
import { isCheap } from './cost.ts';
import { parseFilter } from './parse.ts';
import { always, sql } from './sql.ts';

const message = fc.record({
  text,
  user_id: fc.constantFrom(...ids),
  type: fc.constantFrom('regular', 'reply'),
  parent_id: fc.option(fc.constantFrom('m0', 'red'), { nil: null }),
  reply_count: fc.integer({ min: 0, max: 2 }),
  pinned: fc.boolean(),
  attachments: fc.uniqueArray(fc.constantFrom('image', 'video'), { maxLength: 2 }),
  mentioned: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }),
  channel: fc.constantFrom('a', 'b'),
  custom,
  created_at: time,
  updated_at: time,
});

type Stored = (typeof message extends fc.Arbitrary<infer T> ? T : never) & { id: string; cid: string };

const messages = fc
  .array(message, { minLength: 1, maxLength: 8 })
  .map((rows) => rows.map((row, index): Stored => ({ ...row, id: `m${index}`, cid: `team:${row.channel}` })));

const special = [
  fc.boolean().map((present) => ({ attachments: { $exists: present } })),
  fc.constantFrom('image', 'sound').map((type) => ({ 'attachments.type': type })),
  fc.subarray(['image', 'video']).map((types) => ({ 'attachments.type': { $in: types } })),
  fc.constantFrom(...ids).map((id) => ({ 'mentioned_users.id': { $contains: id } })),
];
const filtersWithout = (...leftOut: string[]) =>
  filterOver(
    'search',
    ['attachments', 'attachments.type', 'mentioned_users.id', ...leftOut],
    special,
    'message_filter_conditions',
  );

function store(db: Database, rows: readonly Stored[]): void {
  db.run('delete from messages');
  for (const row of rows) {
    insertMessage(db, {
      id: row.id,
      cid: row.cid,
      user_id: row.user_id,
      type: row.type,
      text: row.text,
      parent_id: row.parent_id,
      pinned: Number(row.pinned),
      attachments: JSON.stringify(row.attachments.map((type) => ({ type }))),
      mentioned_users: JSON.stringify(row.mentioned),
      custom: JSON.stringify(row.custom),
      created_at: micros(row.created_at),
      updated_at: micros(row.updated_at),
    });
    db.run('update messages set reply_count = ? where id = ?', row.reply_count, row.id);
  }
}

function lookup(row: Stored, field: string): unknown {
  switch (field) {
    case 'id':
    case 'cid':
    case 'user_id':
    case 'type':
    case 'parent_id':
    case 'reply_count':
    case 'pinned':
      return row[field];
    case 'user.id':
      return row.user_id;
    case 'text':
      return row.text === '' ? undefined : row.text;
    case 'attachments':
      return row.attachments.length > 0 ? true : undefined;
    case 'attachments.type':
      return new Set(row.attachments);
    case 'mentioned_users.id':
      return new Set(row.mentioned);
    case 'created_at':
    case 'updated_at':
      return iso(row[field]);
    default:
      return inCustom(row.custom, field);
  }
}

test('the compiled filter finds the same messages as the obvious evaluation', () => {
  const spec = operationSpecs.find(({ name }) => name === 'search');
  if (!spec) throw new Error('search is gone');
  const { db } = fresh();
  const cids = ['a', 'b'].map((id) =>
    insertChannel(db, { type: 'team', id, created_by_id: 'ada', created_at: 1 }),
  );
  const numbers = db.all<{ number: number }>('select number from channels').map(({ number }) => number);
  const channels = { cids, numbers, messages: 0 };
  fc.assert(
    fc.property(messages, filtersWithout(), fc.boolean(), (rows, filter, bounded) => {
      store(db, rows);
      const where = compileFilter(
        parseFilter(filter, filterFieldsOf(spec, 'message_filter_conditions')),
        (condition) =>
          compileMessageCondition(condition, {
            now: 0,
            withText: (match) => messagesWithText(db, match, channels, bounded ? 100 : undefined),
          }),
      );
      const page = { beyond: always, order: 'k0', limit: 100, offset: 0 };
      const found = searchMessages(db, channels, { where, byText: bounded }, [sql('m.id')], page);
      expect(found.map(({ row }) => row.id)).toEqual(
        rows.filter((row) => matches(filter, row, lookup)).map((row) => row.id),
      );
    }),
    RUNS,
  );
});

const isTaken = (filter: Record<string, unknown>): boolean =>
  isCheap(parseFilter(filter, fieldsOf('search', 'message_filter_conditions')));

test('the pages of found messages, put together, are in the order that the obvious comparison gives', () => {
  const context = fresh();
  seedChannelTypes(context);
  for (const id of ids) saveUser(context.db, { id }, 1);
  for (const id of ['a', 'b'])
    insertChannel(context.db, { type: 'team', id, created_by_id: 'ada', created_at: 1 });
  const query = endpoint(context, 'search', search);
  const columns = ['id', 'cid', 'user_id', 'user.id', 'parent_id', 'type', 'text', 'reply_count', 'pinned'];
  const fields = [...columns, 'created_at', 'updated_at', 'relevance'];
  const sorts = sortOver([...fields, 'color', 'deep.inner'], 5);
  fc.assert(
    // Searches for words are left out: how much a message is about them is nothing to compare in an obvious way.
    fc.property(
      messages,
      filtersWithout('text').filter(isTaken),
      sorts,
      pageSize,
      (rows, filter, sort, limit) => {
        store(context.db, rows);
        const expected = inOrder(
          rows.filter((row) => matches(filter, row, lookup)),
          [...stepsOf(sort, [{ field: 'relevance', direction: -1 }]), { field: 'id' }],
          (row, step) => {
            if (step.field === 'relevance') return 0;
            if (fields.includes(step.field)) return lookup(row, step.field);
            // Lists and objects have no place in an order.
            const value = inCustom(row.custom, step.field);
            return typeof value === 'object' ? null : sortedCustom(row.custom, step);
          },
        ).map(({ id }) => id);
        const payload = {
          filter_conditions: { type: 'team' },
          message_filter_conditions: filter,
          sort,
        };
        expectByCursor(expected, limit, ({ prev, ...page }) => {
          // Both ways are asked for with `next`.
          const cursor = prev === undefined ? page : { ...page, next: prev };
          const { results, next, previous } = query({ query: { payload: { ...payload, ...cursor } } });
          return { keys: results.map(({ message: found }) => found?.id ?? ''), next, prev: previous };
        });
        if (sort.length === 0)
          expectByOffset(expected, limit, (page) =>
            query({ query: { payload: { ...payload, ...page } } }).results.map(
              ({ message: found }) => found?.id ?? '',
            ),
          );
      },
    ),
    RUNS,
  );
});
