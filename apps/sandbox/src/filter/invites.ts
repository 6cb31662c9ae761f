import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { textOf } from './column.ts';
import { sql } from './sql.ts';
import type { Condition } from './tree.ts';

const states: ReadonlyMap<string, string> = new Map([
  ['pending', '(m.invited = 1 and m.invite_accepted_at is null and m.invite_rejected_at is null)'],
  ['accepted', 'm.invite_accepted_at is not null'],
  ['rejected', 'm.invite_rejected_at is not null'],
]);

/** Compiles a condition on what became of a member's invitation; the member's row is called `m`. Throws 400/4. */
export function inviteIs({ operand }: Condition): Sql {
  const test = states.get(textOf(operand));
  if (test === undefined) throw inputError('field "invite" must be "pending", "accepted" or "rejected"');
  return sql(test);
}
