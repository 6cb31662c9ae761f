import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertChannel } from '../store/channels.ts';
import { saveFlag, selectFlags, selectMessageFlags } from '../store/flags.ts';
import type { NewFlag } from '../store/flags.ts';
import { insertMessage } from '../store/messages.ts';
import { matches } from '../test/naive-filter.ts';
import { fieldsOf, filterOver, fresh, ids, iso, micros, RUNS, text, time } from '../test/random-filter.ts';
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
});

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

test('the compiled filter finds the same messages’ flags as the obvious evaluation', () => {
  const { db, newId } = fresh();
  insertChannel(db, { type: 'team', id: 'a', created_by_id: 'ada', created_at: 1 });
  for (const [index, id] of ['red', 'a1', 'Green'].entries())
    insertMessage(db, { id, cid: 'team:a', user_id: 'ada', created_at: index, updated_at: 1 });
  const range = fc
    .tuple(time, time)
    .map(([from, to]): Record<string, unknown> => ({ date_range: `${iso(from)}_${iso(to)}` }));
  fc.assert(
    fc.property(
      fc.uniqueArray(messageFlag, {
        minLength: 1,
        maxLength: 6,
        selector: ({ message, by }) => `${message} ${by}`,
      }),
      filterOver('query_message_flags', ['date_range'], [range]),
      (rows, filter) => {
        db.run('delete from flags');
        for (const { message, by, author, reviewed, created_at, ...row } of rows) {
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
          if (reviewed) db.run('update flags set reviewed_at = 1 where number = ?', number);
        }
        const lookup = (row: (typeof rows)[number], field: string): unknown => {
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
              return iso(row.created_at);
            default:
              return undefined;
          }
        };
        const where = compileFilter(
          parseFilter(filter, fieldsOf('query_message_flags')),
          compileMessageFlagCondition,
        );
        const found = selectMessageFlags(db, where, sql('f.number asc'), 100, 0);
        const asked = withoutRanges(filter);
        const expected = rows.filter((row) => matches(asked, row, lookup));
        expect(found.map((row) => `${row.message_id} ${row.user_id}`)).toEqual(
          expected.map((row) => `${row.message} ${row.by}`),
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
});

test('the compiled filter finds the same flags of any kind as the obvious evaluation', () => {
  const { db, newId } = fresh();
  fc.assert(
    fc.property(
      fc.uniqueArray(anyFlag, {
        minLength: 1,
        maxLength: 6,
        selector: (row) => `${row.entity_type} ${row.entity_id}`,
      }),
      filterOver('query_moderation_flags', ['labels']),
      (rows, filter) => {
        db.run('delete from flags');
        db.run('delete from review_items');
        const stored = rows.map((row) => {
          const labels = JSON.stringify(row.labels);
          const flag = { ...plain, ...row, labels, user_id: 'ada', created_at: micros(row.created_at) };
          return { ...row, item: saveFlag(db, flag, newId).review_item_id };
        });
        const lookup = (row: (typeof stored)[number], field: string): unknown => {
          switch (field) {
            case 'entity_type':
            case 'entity_id':
              return row[field];
            case 'review_queue_item_id':
              return row.item;
            default:
              return iso(row.created_at);
          }
        };
        const where = compileFilter(
          parseFilter(filter, fieldsOf('query_moderation_flags'), 'filter'),
          compileFlagCondition,
        );
        const found = selectFlags(db, where, 'f.number', 100).map((row) => row.review_item_id);
        expect(found).toEqual(stored.filter((row) => matches(filter, row, lookup)).map((row) => row.item));
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
