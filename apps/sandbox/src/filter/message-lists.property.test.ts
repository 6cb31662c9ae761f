import fc from 'fast-check';
import { test } from 'vitest';
import type { Context } from '../context.ts';
import { getPinnedMessages } from '../operations/messages/get-pinned-messages.ts';
import { getReplies } from '../operations/messages/get-replies.ts';
import { queryMessageHistory } from '../operations/messages/query-message-history.ts';
import { queryReactions } from '../operations/reactions/query-reactions.ts';
import { seedChannelTypes } from '../seed/channel-types.ts';
import { insertChannel } from '../store/channels.ts';
import { insertMessage } from '../store/messages.ts';
import { saveReaction } from '../store/reactions.ts';
import { saveUser } from '../store/users.ts';
import { matches } from '../test/naive-filter.ts';
import { endpoint, expectByCursor, expectByOffset, expectByWindow, pageSize } from '../test/pages.ts';
import { custom, filterOver, fresh, ids, inCustom, iso, micros, RUNS, time } from '../test/random-filter.ts';
import type { Custom } from '../test/random-filter.ts';
import { inOrder, sortOver, stepsOf } from '../test/random-sort.ts';

/** A channel, and the message `m` in it that everything here belongs to. */
function world(): Context {
  const context = fresh();
  const { db } = context;
  seedChannelTypes(context);
  for (const id of ids) saveUser(db, { id }, 1);
  insertChannel(db, { type: 'team', id: 'a', created_by_id: 'ada', created_at: 1 });
  insertMessage(db, { id: 'm', cid: 'team:a', user_id: 'ada', created_at: 1, updated_at: 1 });
  return context;
}

const reaction = fc.record({
  user_id: fc.constantFrom(...ids),
  type: fc.constantFrom('red', 'Green', 'a1'),
  created_at: time,
});
type Reaction = typeof reaction extends fc.Arbitrary<infer T> ? T : never;

const reactionKey = ({ user_id: userId, type }: { user_id: string; type: string }): string =>
  `${userId} ${type}`;

const inReaction = (row: Reaction, field: string): unknown =>
  field === 'user_id' || field === 'type' ? row[field] : iso(row.created_at);

test('the pages of reactions, put together, are what the obvious comparison gives', () => {
  const context = world();
  const query = endpoint(context, 'query_reactions', queryReactions);
  fc.assert(
    fc.property(
      fc.uniqueArray(reaction, { maxLength: 8, selector: reactionKey }),
      fc.oneof(fc.constant<Custom>({}), filterOver('query_reactions', [])),
      sortOver(['created_at']),
      pageSize,
      (rows, filter, sort, limit) => {
        context.db.run('delete from reactions');
        for (const { created_at, ...row } of rows) {
          const times = { created_at: micros(created_at), updated_at: micros(created_at) };
          saveReaction(context.db, { message_id: 'm', score: 1, custom: '{}', ...row, ...times });
        }
        const expected = inOrder(
          rows.filter((row) => matches(filter, row, inReaction)),
          stepsOf(sort, [{ field: 'created_at', direction: -1 }], 'user_id', 'type'),
          (row, { field }) => inReaction(row, field),
        );
        expectByCursor(expected.map(reactionKey), limit, (page) => {
          const { reactions, ...cursors } = query({ params: { id: 'm' }, body: { filter, sort, ...page } });
          return { keys: reactions.map(reactionKey), ...cursors };
        });
      },
    ),
    RUNS,
  );
});

const version = fc.record({
  message_id: fc.constantFrom('red', 'a1'),
  by: fc.option(fc.constantFrom(...ids), { nil: null }),
  at: time,
  custom,
});
type Version = typeof version extends fc.Arbitrary<infer T> ? T : never;

function inVersion(row: Version, field: string): unknown {
  switch (field) {
    case 'message_id':
      return row.message_id;
    case 'message_updated_at':
      return iso(row.at);
    case 'message_updated_by_id':
      return row.by;
    default:
      return inCustom(row.custom, field);
  }
}

// A filter of the history has three conditions at most.
const historyFilter = filterOver('query_message_history', []).filter(
  (filter) =>
    (JSON.stringify(filter).match(/"(?:message_\w+|color|score|deep\.inner|nothing)":/g) ?? []).length <= 3,
);

test('the pages of versions of messages, put together, are what the obvious comparison gives', () => {
  const context = world();
  const query = endpoint(context, 'query_message_history', queryMessageHistory);
  fc.assert(
    fc.property(
      fc.array(version, { maxLength: 8 }),
      historyFilter,
      sortOver(['message_id', 'message_updated_at', 'message_updated_by_id']),
      pageSize,
      (rows, filter, sort, limit) => {
        context.db.run('delete from message_history');
        for (const [index, row] of rows.entries()) {
          context.db.run(
            `insert into message_history (message_id, cid, text, attachments, custom, message_updated_at, message_updated_by_id, replaced_by_id)
             values (?, 'team:a', ?, '[]', ?, ?, ?, null)`,
            row.message_id,
            String(index),
            JSON.stringify(row.custom),
            micros(row.at),
            row.by,
          );
        }
        const expected = inOrder(
          [...rows.entries()].filter(([, row]) => matches(filter, row, inVersion)),
          stepsOf(sort, [{ field: 'message_updated_at', direction: -1 }], 'number'),
          ([number, row], { field }) => (field === 'number' ? number : (inVersion(row, field) ?? '')),
        );
        expectByCursor(
          expected.map(([number]) => String(number)),
          limit,
          (page) => {
            const { message_history: found, ...cursors } = query({ body: { filter, sort, ...page } });
            return { keys: found.map(({ text }) => text), ...cursors };
          },
        );
      },
    ),
    RUNS,
  );
});

/** Messages with these moments, called by their place in the list. */
const moments = fc.array(time, { maxLength: 8 });

test('the pages of replies, put together, are in the order that the obvious comparison gives', () => {
  const context = world();
  const query = endpoint(context, 'get_replies', getReplies);
  fc.assert(
    fc.property(moments, sortOver(['created_at']), pageSize, (rows, sort, limit) => {
      context.db.run('delete from messages where parent_id is not null');
      for (const [index, at] of rows.entries()) {
        const times = { created_at: micros(at), updated_at: 1 };
        insertMessage(context.db, {
          id: `r${index}`,
          cid: 'team:a',
          user_id: 'bob',
          parent_id: 'm',
          ...times,
        });
      }
      const [direction = 0] = sort.map((step) => step.direction ?? 1);
      const oldestFirst = inOrder(
        [...rows.entries()],
        [{ field: 'created_at' }, { field: 'number' }],
        ([number, at], { field }) => (field === 'number' ? number : at),
      ).map(([number]) => `r${number}`);
      const page = (window: object): string[] =>
        query({ params: { parent_id: 'm' }, query: { limit, sort, ...window } }).messages.map(({ id }) => id);
      // Without a sort a page is as a channel shows it: the newest, the oldest of them first.
      expectByWindow(oldestFirst, limit, direction, page);
    }),
    RUNS,
  );
});

test('the pages of pinned messages, put together, are in the order that the obvious comparison gives', () => {
  const context = world();
  const query = endpoint(context, 'get_pinned_messages', getPinnedMessages);
  fc.assert(
    fc.property(moments, sortOver(['pinned_at']), pageSize, (rows, sort, limit) => {
      context.db.run("delete from messages where id <> 'm'");
      for (const [index, at] of rows.entries()) {
        const row = { id: `p${index}`, cid: 'team:a', user_id: 'bob', pinned: 1, pinned_at: micros(at) };
        insertMessage(context.db, { ...row, created_at: index + 2, updated_at: 1 });
      }
      const expected = inOrder(
        [...rows.entries()],
        stepsOf(sort, [{ field: 'pinned_at', direction: -1 }], 'number'),
        ([number, at], { field }) => (field === 'number' ? number : at),
      );
      expectByOffset(
        expected.map(([number]) => `p${number}`),
        limit,
        (page) =>
          query({ params: { type: 'team', id: 'a' }, query: { sort, ...page } }).messages.map(({ id }) => id),
      );
    }),
    RUNS,
  );
});
