import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../context.ts';
import type { Database } from '../db/database.ts';
import { queryDrafts } from '../operations/drafts/query-drafts.ts';
import { queryReminders } from '../operations/reminders/query-reminders.ts';
import { seedChannelTypes } from '../seed/channel-types.ts';
import { insertChannel } from '../store/channels.ts';
import { saveDraft, selectDrafts } from '../store/drafts.ts';
import { insertMessage } from '../store/messages.ts';
import { insertReminder, selectReminders } from '../store/reminders.ts';
import { saveUser } from '../store/users.ts';
import { matches } from '../test/naive-filter.ts';
import { endpoint, expectByCursor, pageSize } from '../test/pages.ts';
import { fieldsOf, filterOver, fresh, iso, micros, RUNS, time } from '../test/random-filter.ts';
import type { Custom } from '../test/random-filter.ts';
import { inOrder, sortAmong, stepsOf } from '../test/random-sort.ts';
import { compileFilter } from './compile.ts';
import { compileDraftCondition } from './drafts.ts';
import { parseFilter } from './parse.ts';
import { compileReminderCondition } from './reminders.ts';

const channels = ['red', 'Green', 'a1'];
const messageIds = ['red', 'Green', 'blue moon', 'a1'];

function world(): Context {
  const context = fresh();
  const { db } = context;
  seedChannelTypes(context);
  saveUser(db, { id: 'ada' }, 1);
  for (const id of channels) insertChannel(db, { type: 'team', id, created_by_id: null, created_at: 1 });
  // Called as the random filters call text, so that some find something.
  db.run('update channels set cid = id');
  for (const id of messageIds)
    insertMessage(db, { id, cid: 'red', user_id: 'ada', created_at: 1, updated_at: 1 });
  return context;
}

const draft = fc.record({
  cid: fc.constantFrom(...channels),
  parent: fc.constantFrom('', 'red', 'x"y'),
  at: time,
});
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

const keyOf = ({ cid, parent }: { cid: string; parent: string }): string => `${cid} ${parent}`;
const drafts = fc.uniqueArray(draft, { minLength: 1, maxLength: 6, selector: keyOf });

function storeDrafts(db: Database, rows: readonly Draft[]): void {
  db.run('delete from drafts');
  for (const { cid, parent, at } of rows)
    saveDraft(db, {
      user_id: 'ada',
      cid,
      parent_id: parent,
      message: '{"text":"x"}',
      created_at: micros(at),
    });
}

function inDraft(row: Draft, field: string): unknown {
  if (field === 'channel_cid') return row.cid;
  if (field === 'parent_id') return row.parent === '' ? undefined : row.parent;
  return iso(row.at);
}

test('the compiled filter finds the same drafts as the obvious evaluation', () => {
  const { db } = world();
  fc.assert(
    fc.property(drafts, filterOver('query_drafts', []), (rows, filter) => {
      storeDrafts(db, rows);
      const where = compileFilter(
        parseFilter(filter, fieldsOf('query_drafts'), 'filter'),
        compileDraftCondition,
      );
      const found = selectDrafts(db, 'ada', where, 'd.cid', 100).map((row) =>
        keyOf({ cid: row.cid, parent: row.parent_id }),
      );
      const expected = rows.filter((row) => matches(filter, row, inDraft)).map(keyOf);
      expect(found.sort()).toEqual(expected.sort());
    }),
    RUNS,
  );
});

const fewConditions = fc.oneof(
  fc.constant<Custom>({}),
  fc.constantFrom(...channels).map((cid): Custom => ({ channel_cid: cid })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq'), time)
    .map(([operator, at]): Custom => ({ created_at: { [operator]: iso(at) } })),
);

test('the pages of drafts, put together, are in the order that the obvious comparison gives', () => {
  const context = world();
  const query = endpoint(context, 'query_drafts', queryDrafts);
  fc.assert(
    fc.property(drafts, fewConditions, sortAmong('query_drafts'), pageSize, (rows, filter, sort, limit) => {
      storeDrafts(context.db, rows);
      const expected = inOrder(
        rows.filter((row) => matches(filter, row, inDraft)),
        stepsOf(sort, [{ field: 'created_at', direction: -1 }], 'channel_cid', 'parent_id'),
        (row, { field }) => inDraft(row, field) ?? '',
      );
      expectByCursor(expected.map(keyOf), limit, (page) => {
        const { drafts: found, ...cursors } = query({ body: { user_id: 'ada', filter, sort, ...page } });
        return {
          keys: found.map(({ channel_cid: cid, parent_id: parent = '' }) => keyOf({ cid, parent })),
          ...cursors,
        };
      });
    }),
    RUNS,
  );
});

const reminder = fc.record({
  cid: fc.constantFrom(...channels),
  message: fc.constantFrom(...messageIds),
  remind_at: fc.option(time, { nil: null }),
  at: time,
});
type Reminder = typeof reminder extends fc.Arbitrary<infer T> ? T : never;

const reminders = fc.uniqueArray(reminder, {
  minLength: 1,
  maxLength: 4,
  selector: ({ message }) => message,
});

function storeReminders(db: Database, rows: readonly Reminder[]): void {
  db.run('delete from reminders');
  for (const { cid, message, remind_at, at } of rows) {
    insertReminder(db, {
      user_id: 'ada',
      message_id: message,
      cid,
      remind_at: remind_at === null ? null : micros(remind_at),
      created_at: micros(at),
      updated_at: micros(at),
    });
  }
}

function inReminder(row: Reminder, field: string): unknown {
  if (field === 'channel_cid') return row.cid;
  if (field === 'message_id') return row.message;
  if (field === 'created_at') return iso(row.at);
  return row.remind_at === null ? undefined : iso(row.remind_at);
}

test('the compiled filter finds the same reminders as the obvious evaluation', () => {
  const { db } = world();
  fc.assert(
    fc.property(reminders, filterOver('query_reminders', []), (rows, filter) => {
      storeReminders(db, rows);
      const where = compileFilter(
        parseFilter(filter, fieldsOf('query_reminders'), 'filter'),
        compileReminderCondition,
      );
      const found = selectReminders(db, 'ada', where, 'r.message_id', 100).map((row) => row.message_id);
      const expected = rows.filter((row) => matches(filter, row, inReminder)).map((row) => row.message);
      expect(found.sort()).toEqual(expected.sort());
    }),
    RUNS,
  );
});

test('the pages of reminders, put together, are in the order that the obvious comparison gives', () => {
  const context = world();
  const query = endpoint(context, 'query_reminders', queryReminders);
  fc.assert(
    fc.property(
      reminders,
      filterOver('query_reminders', []),
      sortAmong('query_reminders'),
      pageSize,
      (rows, filter, sort, limit) => {
        storeReminders(context.db, rows);
        const expected = inOrder(
          rows.filter((row) => matches(filter, row, inReminder)),
          stepsOf(sort, [{ field: 'created_at', direction: -1 }], 'message_id'),
          // A bookmark comes after everything that has a moment.
          (row, { field }) => inReminder(row, field) ?? 'never',
        );
        expectByCursor(
          expected.map(({ message }) => message),
          limit,
          (page) => {
            const { reminders: found, ...cursors } = query({
              body: { user_id: 'ada', filter, sort, ...page },
            });
            return { keys: found.map(({ message_id: id }) => id), ...cursors };
          },
        );
      },
    ),
    RUNS,
  );
});
