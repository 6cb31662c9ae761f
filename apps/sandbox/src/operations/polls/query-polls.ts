import type { queryPolls as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { actorOf } from '../../actor.ts';
import { assemblePolls } from '../../assemble/polls.ts';
import type { Sql } from '../../db/database.ts';
import { compileFilter } from '../../filter/compile.ts';
import { parseFilter } from '../../filter/parse.ts';
import { compilePollCondition } from '../../filter/polls.ts';
import { always, joined } from '../../filter/sql.ts';
import type { Caller } from '../../http/auth.ts';
import { pollsOfUser, selectPolls } from '../../store/polls.ts';
import type { PollRow } from '../../store/polls.ts';
import { cursorPage, orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { checkSortCombination } from '../sort-combination.ts';

const LIMIT = { default: 10, max: 100 };

const columns = {
  id: 'p.id',
  name: 'p.name',
  created_at: 'p.created_at',
  updated_at: 'p.updated_at',
  is_closed: 'p.is_closed',
} as const;

const valueOf = (row: PollRow, name: string): string | number =>
  Object.hasOwn(columns, name) ? row[name as keyof typeof columns] : row.id;

// A user finds their own polls, and those in the channels they belong to.
const seenBy = (caller: Caller): Sql => (caller.kind === 'user' ? pollsOfUser(caller.userId) : always);

/** Polls that fit the filter, newest first unless the sort says otherwise. */
export const queryPolls: Handler<typeof Operation> = ({ spec, query, body, caller }, context) => {
  const readerId = actorOf(context, caller, query);
  const filter = parseFilter(body.filter, filterFieldsOf(spec, 'filter'), 'filter');
  const where = joined('and', [seenBy(caller), compileFilter(filter, compilePollCondition)]);
  checkSortCombination(spec, body.sort);
  const fields = orderOf(body.sort, columns, { name: 'created_at', direction: -1 }, [
    { name: 'id', column: 'p.id' },
  ]);
  const { rows, ...cursors } = cursorPage(
    fields,
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) => selectPolls(context.db, joined('and', [where, beyond]), order, limit),
    (row) => fields.map(({ name }) => valueOf(row, name)),
  );
  return { polls: assemblePolls(context, rows, readerId), ...cursors };
};
