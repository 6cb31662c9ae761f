import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { compileColumn } from './column.ts';
import { compileCustom } from './custom.ts';
import { joined, sql } from './sql.ts';
import type { Condition } from './tree.ts';

const pollColumns: Readonly<Record<string, string>> = {
  id: 'p.id',
  name: 'p.name',
  created_by_id: 'p.created_by_id',
  voting_visibility: 'p.voting_visibility',
  max_votes_allowed: 'p.max_votes_allowed',
  allow_answers: 'p.allow_answers',
  allow_user_suggested_options: 'p.allow_user_suggested_options',
  is_closed: 'p.is_closed',
  created_at: 'p.created_at',
  updated_at: 'p.updated_at',
};

/** Compiles one condition on polls, whose table is called `p`. */
export function compilePollCondition(condition: Condition): Sql {
  if (condition.custom) return compileCustom(sql('p.custom'), condition);
  const column = pollColumns[condition.field];
  if (column === undefined) throw inputError(`field "filter.${condition.field}" is not a valid filter field`);
  return compileColumn(column, condition);
}

const voteColumns: Readonly<Record<string, string>> = {
  id: 'v.id',
  poll_id: 'v.poll_id',
  user_id: 'v.user_id',
  // An answer is for no option.
  option_id: "nullif(v.option_id, '')",
  is_answer: "(v.option_id = '')",
  created_at: 'v.created_at',
  updated_at: 'v.updated_at',
};

/**
 * Compiles one condition on votes, whose table is called `v`. Of secret votes nobody finds out by a filter what they
 * do not see: `onlyOf` is then the user whose votes a condition on users can find.
 */
export function compileVoteCondition(
  condition: Condition,
  onlyOf: { userId: string | undefined } | undefined,
): Sql {
  const column = voteColumns[condition.field];
  if (column === undefined) throw inputError(`field "filter.${condition.field}" is not a valid filter field`);
  const compiled = compileColumn(column, condition);
  if (condition.field !== 'user_id' || !onlyOf) return compiled;
  return joined('and', [sql('v.user_id is ?', onlyOf.userId), compiled]);
}
