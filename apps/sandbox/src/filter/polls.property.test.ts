import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { queryPollVotes } from '../operations/polls/query-poll-votes.ts';
import { queryPolls } from '../operations/polls/query-polls.ts';
import { insertVote, selectVotes } from '../store/poll-votes.ts';
import { insertOption, insertPoll, selectPolls } from '../store/polls.ts';
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
  text,
  time,
} from '../test/random-filter.ts';
import { inOrder, sortAmong, stepsOf } from '../test/random-sort.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';
import { compilePollCondition, compileVoteCondition } from './polls.ts';

const poll = fc.record({
  name: text,
  by: fc.constantFrom(...ids),
  voting_visibility: fc.constantFrom('public', 'anonymous', 'red'),
  max_votes_allowed: fc.option(fc.constantFrom(1, 2, 10), { nil: null }),
  allow_answers: fc.boolean(),
  allow_user_suggested_options: fc.boolean(),
  is_closed: fc.boolean(),
  custom,
  created_at: time,
  updated_at: time,
});

type Stored = (typeof poll extends fc.Arbitrary<infer T> ? T : never) & { id: string };

const polls = fc
  .array(poll, { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((row, index): Stored => ({ ...row, id: `p${index}` })));

function storePolls(db: Database, rows: readonly Stored[]): void {
  db.run('delete from polls');
  for (const { by, ...row } of rows) {
    insertPoll(db, {
      ...row,
      description: '',
      enforce_unique_vote: 0,
      allow_answers: Number(row.allow_answers),
      allow_user_suggested_options: Number(row.allow_user_suggested_options),
      is_closed: Number(row.is_closed),
      custom: JSON.stringify(row.custom),
      created_by_id: by,
      created_at: micros(row.created_at),
      updated_at: micros(row.updated_at),
    });
  }
}

function inPoll(row: Stored, field: string): unknown {
  switch (field) {
    case 'created_by_id':
      return row.by;
    case 'created_at':
    case 'updated_at':
      return iso(row[field]);
    case 'id':
    case 'name':
    case 'voting_visibility':
    case 'max_votes_allowed':
    case 'allow_answers':
    case 'allow_user_suggested_options':
    case 'is_closed':
      return row[field];
    default:
      return inCustom(row.custom, field);
  }
}

test('the compiled filter finds the same polls as the obvious evaluation', () => {
  const { db } = fresh();
  fc.assert(
    fc.property(polls, filterOver('query_polls', []), (rows, filter) => {
      storePolls(db, rows);
      const where = compileFilter(
        parseFilter(filter, fieldsOf('query_polls'), 'filter'),
        compilePollCondition,
      );
      const found = selectPolls(db, where, 'p.id', 100).map((row) => row.id);
      expect(found).toEqual(rows.filter((row) => matches(filter, row, inPoll)).map((row) => row.id));
    }),
    RUNS,
  );
});

test('the pages of polls, put together, are in the order that the obvious comparison gives', () => {
  const context = fresh();
  for (const id of ids) saveUser(context.db, { id }, 1);
  const query = endpoint(context, 'query_polls', queryPolls);
  fc.assert(
    fc.property(
      polls,
      filterOver('query_polls', []),
      sortAmong('query_polls'),
      pageSize,
      (rows, filter, sort, limit) => {
        storePolls(context.db, rows);
        const expected = inOrder(
          rows.filter((row) => matches(filter, row, inPoll)),
          stepsOf(sort, [{ field: 'created_at', direction: -1 }], 'id'),
          (row, { field }) => inPoll(row, field),
        );
        expectByCursor(
          expected.map(({ id }) => id),
          limit,
          (page) => {
            const { polls: found, ...cursors } = query({ body: { filter, sort, ...page } });
            return { keys: found.map(({ id }) => id), ...cursors };
          },
        );
      },
    ),
    RUNS,
  );
});

const vote = fc.record({
  by: fc.constantFrom(...ids),
  option: fc.constantFrom('red', 'a1', ''),
  at: time,
  updated_at: time,
});
type StoredVote = (typeof vote extends fc.Arbitrary<infer T> ? T : never) & { id: string };

const votes = fc
  .uniqueArray(vote, { minLength: 1, maxLength: 6, selector: ({ by, option }) => `${by} ${option}` })
  .map((rows) => rows.map((row, index): StoredVote => ({ ...row, id: `v${index}` })));

function storeVotes(db: Database, rows: readonly StoredVote[]): void {
  db.run('delete from polls');
  const columns = { description: '', voting_visibility: 'public', custom: '{}', created_by_id: 'ada' };
  const flags = {
    enforce_unique_vote: 0,
    allow_answers: 1,
    allow_user_suggested_options: 0,
    is_closed: 0,
  };
  const times = { created_at: 1, updated_at: 1 };
  insertPoll(db, { id: 'a1', name: 'a', max_votes_allowed: null, ...columns, ...flags, ...times });
  for (const id of ['red', 'a1'])
    insertOption(db, { poll_id: 'a1', id, text: id, custom: '{}', created_by_id: null });
  for (const { id, by, option, at, updated_at } of rows) {
    insertVote(db, {
      id,
      poll_id: 'a1',
      option_id: option,
      user_id: by,
      answer_text: option === '' ? 'x' : null,
      created_at: micros(at),
      updated_at: micros(updated_at),
    });
  }
}

function inVote(row: StoredVote, field: string): unknown {
  switch (field) {
    case 'id':
      return row.id;
    case 'poll_id':
      return 'a1';
    case 'user_id':
      return row.by;
    case 'option_id':
      return row.option === '' ? undefined : row.option;
    case 'is_answer':
      return row.option === '';
    case 'updated_at':
      return iso(row.updated_at);
    default:
      return iso(row.at);
  }
}

test('the compiled filter finds the same votes as the obvious evaluation', () => {
  const { db } = fresh();
  fc.assert(
    fc.property(votes, filterOver('query_poll_votes', []), (rows, filter) => {
      storeVotes(db, rows);
      const where = compileFilter(parseFilter(filter, fieldsOf('query_poll_votes'), 'filter'), (condition) =>
        compileVoteCondition(condition, undefined),
      );
      const found = selectVotes(db, 'a1', where, 'v.id', 100).map((row) => row.id);
      expect(found).toEqual(rows.filter((row) => matches(filter, row, inVote)).map((row) => row.id));
    }),
    RUNS,
  );
});

test('the pages of votes, put together, are in the order that the obvious comparison gives', () => {
  const context = fresh();
  for (const id of ids) saveUser(context.db, { id }, 1);
  const query = endpoint(context, 'query_poll_votes', queryPollVotes);
  fc.assert(
    fc.property(
      votes,
      filterOver('query_poll_votes', []),
      sortAmong('query_poll_votes'),
      pageSize,
      (rows, filter, sort, limit) => {
        storeVotes(context.db, rows);
        const expected = inOrder(
          rows.filter((row) => matches(filter, row, inVote)),
          stepsOf(sort, [{ field: 'created_at', direction: -1 }], 'id'),
          (row, { field }) => inVote(row, field),
        );
        expectByCursor(
          expected.map(({ id }) => id),
          limit,
          (page) => {
            const { votes: found, ...cursors } = query({
              params: { poll_id: 'a1' },
              body: { filter, sort, ...page },
            });
            return { keys: found.map(({ id }) => id), ...cursors };
          },
        );
      },
    ),
    RUNS,
  );
});
