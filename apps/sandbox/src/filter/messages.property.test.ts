import { filterFieldsOf, operationSpecs } from '@backchannel/chat-api/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertChannel } from '../store/channels.ts';
import { messagesWithText, searchMessages } from '../store/message-search.ts';
import { insertMessage } from '../store/messages.ts';
import { matches } from '../test/naive-filter.ts';
import {
  custom,
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
import { compileFilter } from './compile.ts';
import { compileMessageCondition } from './messages.ts';
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

test('the compiled filter finds the same messages as the obvious evaluation', () => {
  const spec = operationSpecs.find(({ name }) => name === 'search');
  if (!spec) throw new Error('search is gone');
  const filters = filterOver(
    'search',
    ['attachments', 'attachments.type', 'mentioned_users.id'],
    [
      fc.boolean().map((present) => ({ attachments: { $exists: present } })),
      fc.constantFrom('image', 'sound').map((type) => ({ 'attachments.type': type })),
      fc.subarray(['image', 'video']).map((types) => ({ 'attachments.type': { $in: types } })),
      fc.constantFrom(...ids).map((id) => ({ 'mentioned_users.id': { $contains: id } })),
    ],
    'message_filter_conditions',
  );
  const { db } = fresh();
  const cids = ['a', 'b'].map((id) =>
    insertChannel(db, { type: 'team', id, created_by_id: 'ada', created_at: 1 }),
  );
  const numbers = db.all<{ number: number }>('select number from channels').map(({ number }) => number);
  const channels = { cids, numbers, messages: 0 };
  fc.assert(
    fc.property(
      fc.array(message, { minLength: 1, maxLength: 8 }),
      filters,
      fc.boolean(),
      (rows, filter, bounded) => {
        db.run('delete from messages');
        const stored = rows.map((row, index) => ({ ...row, id: `m${index}`, cid: `team:${row.channel}` }));
        for (const row of stored) {
          insertMessage(db, {
            id: row.id,
            cid: row.cid,
            user_id: row.user_id,
            type: row.type,
            text: row.text,
            parent_id: row.parent_id,
            reply_count: row.reply_count,
            pinned: Number(row.pinned),
            attachments: JSON.stringify(row.attachments.map((type) => ({ type }))),
            mentioned_users: JSON.stringify(row.mentioned),
            custom: JSON.stringify(row.custom),
            created_at: micros(row.created_at),
            updated_at: micros(row.updated_at),
          });
        }
        const lookup = (row: (typeof stored)[number], field: string): unknown => {
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
        };
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
          stored.filter((row) => matches(filter, row, lookup)).map((row) => row.id),
        );
      },
    ),
    RUNS,
  );
});
