import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertVote, selectVotes } from '../store/poll-votes.ts';
import { insertOption, insertPoll, selectPolls } from '../store/polls.ts';
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
  text,
  time,
} from '../test/random-filter.ts';
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

test('the compiled filter finds the same polls as the obvious evaluation', () => {
  const { db } = fresh();
  fc.assert(
    fc.property(
      fc.array(poll, { minLength: 1, maxLength: 6 }),
      filterOver('query_polls', []),
      (rows, filter) => {
        db.run('delete from polls');
        const stored = rows.map((row, index) => ({ ...row, id: `p${index}` }));
        for (const { by, ...row } of stored) {
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
        const lookup = (row: (typeof stored)[number], field: string): unknown => {
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
        };
        const where = compileFilter(
          parseFilter(filter, fieldsOf('query_polls'), 'filter'),
          compilePollCondition,
        );
        const found = selectPolls(db, where, 'p.id', 100).map((row) => row.id);
        expect(found).toEqual(stored.filter((row) => matches(filter, row, lookup)).map((row) => row.id));
      },
    ),
    RUNS,
  );
});

const vote = fc.record({ by: fc.constantFrom(...ids), option: fc.constantFrom('red', 'a1', ''), at: time });

test('the compiled filter finds the same votes as the obvious evaluation', () => {
  const { db } = fresh();
  fc.assert(
    fc.property(
      fc.uniqueArray(vote, { minLength: 1, maxLength: 6, selector: ({ by, option }) => `${by} ${option}` }),
      filterOver('query_poll_votes', []),
      (rows, filter) => {
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
        const stored = rows.map((row, index) => ({ ...row, id: `v${index}` }));
        for (const { id, by, option, at } of stored) {
          insertVote(db, {
            id,
            poll_id: 'a1',
            option_id: option,
            user_id: by,
            answer_text: option === '' ? 'x' : null,
            created_at: micros(at),
            updated_at: micros(at),
          });
        }
        const lookup = (row: (typeof stored)[number], field: string): unknown => {
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
            default:
              return iso(row.at);
          }
        };
        const where = compileFilter(
          parseFilter(filter, fieldsOf('query_poll_votes'), 'filter'),
          (condition) => compileVoteCondition(condition, undefined),
        );
        const found = selectVotes(db, 'a1', where, 'v.id', 100).map((row) => row.id);
        expect(found).toEqual(stored.filter((row) => matches(filter, row, lookup)).map((row) => row.id));
      },
    ),
    RUNS,
  );
});
