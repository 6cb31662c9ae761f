import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertChannel } from '../store/channels.ts';
import { saveDraft, selectDrafts } from '../store/drafts.ts';
import { insertMessage } from '../store/messages.ts';
import { insertReminder, selectReminders } from '../store/reminders.ts';
import { matches } from '../test/naive-filter.ts';
import { fieldsOf, filterOver, fresh, iso, micros, RUNS, time } from '../test/random-filter.ts';
import { compileFilter } from './compile.ts';
import { compileDraftCondition } from './drafts.ts';
import { parseFilter } from './parse.ts';
import { compileReminderCondition } from './reminders.ts';

const channels = ['red', 'Green', 'a1'];

function world() {
  const { db } = fresh();
  for (const id of channels) insertChannel(db, { type: 'x', id, created_by_id: null, created_at: 1 });
  // Called as the random filters call text, so that some find something.
  db.run('update channels set cid = id');
  return db;
}

const draft = fc.record({
  cid: fc.constantFrom(...channels),
  parent: fc.constantFrom('', 'red', 'x"y'),
  at: time,
});

test('the compiled filter finds the same drafts as the obvious evaluation', () => {
  const db = world();
  fc.assert(
    fc.property(
      fc.uniqueArray(draft, {
        minLength: 1,
        maxLength: 6,
        selector: ({ cid, parent }) => `${cid} ${parent}`,
      }),
      filterOver('query_drafts', []),
      (rows, filter) => {
        db.run('delete from drafts');
        for (const { cid, parent, at } of rows)
          saveDraft(db, { user_id: 'ada', cid, parent_id: parent, message: '{}', created_at: micros(at) });
        const lookup = (row: (typeof rows)[number], field: string): unknown => {
          if (field === 'channel_cid') return row.cid;
          if (field === 'parent_id') return row.parent === '' ? undefined : row.parent;
          return iso(row.at);
        };
        const key = ({ cid, parent }: { cid: string; parent: string }) => `${cid} ${parent}`;
        const where = compileFilter(
          parseFilter(filter, fieldsOf('query_drafts'), 'filter'),
          compileDraftCondition,
        );
        const found = selectDrafts(db, 'ada', where, 'd.cid', 100).map((row) =>
          key({ cid: row.cid, parent: row.parent_id }),
        );
        const expected = rows.filter((row) => matches(filter, row, lookup)).map(key);
        expect(found.sort()).toEqual(expected.sort());
      },
    ),
    RUNS,
  );
});

const reminder = fc.record({
  cid: fc.constantFrom(...channels),
  message: fc.constantFrom('red', 'Green', 'blue moon', 'a1'),
  remind_at: fc.option(time, { nil: null }),
  at: time,
});

test('the compiled filter finds the same reminders as the obvious evaluation', () => {
  const db = world();
  for (const id of ['red', 'Green', 'blue moon', 'a1'])
    insertMessage(db, { id, cid: 'red', created_at: 1, updated_at: 1 });
  fc.assert(
    fc.property(
      fc.uniqueArray(reminder, { minLength: 1, maxLength: 4, selector: ({ message }) => message }),
      filterOver('query_reminders', []),
      (rows, filter) => {
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
        const lookup = (row: (typeof rows)[number], field: string): unknown => {
          if (field === 'channel_cid') return row.cid;
          if (field === 'message_id') return row.message;
          if (field === 'created_at') return iso(row.at);
          return row.remind_at === null ? undefined : iso(row.remind_at);
        };
        const where = compileFilter(
          parseFilter(filter, fieldsOf('query_reminders'), 'filter'),
          compileReminderCondition,
        );
        const found = selectReminders(db, 'ada', where, 'r.message_id', 100).map((row) => row.message_id);
        const expected = rows.filter((row) => matches(filter, row, lookup)).map((row) => row.message);
        expect(found.sort()).toEqual(expected.sort());
      },
    ),
    RUNS,
  );
});
