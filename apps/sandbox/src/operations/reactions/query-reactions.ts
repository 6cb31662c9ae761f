import type { queryReactions as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { inputError } from '../../errors.ts';
import { compileColumn } from '../../filter/column.ts';
import { compileFilter } from '../../filter/compile.ts';
import { parseFilter } from '../../filter/parse.ts';
import { joined } from '../../filter/sql.ts';
import { selectReactions } from '../../store/reactions.ts';
import { cursorPage, orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { requireMessage } from '../messages/find-message.ts';
import { pageOf } from '../page.ts';
import { answerReactions } from './answer-reactions.ts';

const LIMIT = { default: 10, max: 100 };

const columns: Record<string, string> = {
  created_at: 'r.created_at',
  type: 'r.type',
  user_id: 'r.user_id',
};

/** A message's reactions that fit the filter, newest first unless the sort says otherwise. */
export const queryReactions: Handler<typeof Operation> = ({ spec, params, body, caller }, context) => {
  const { row: message } = requireMessage(context, caller, params.id);
  const filter = parseFilter(body.filter, filterFieldsOf(spec, 'filter'), 'filter');
  const where = compileFilter(filter, (condition) => {
    const column = columns[condition.field];
    if (column === undefined)
      throw inputError(`field "filter.${condition.field}" is not a valid filter field`);
    return compileColumn(column, condition);
  });
  const fields = orderOf(body.sort, { created_at: 'r.created_at' }, { name: 'created_at', direction: -1 }, [
    { name: 'user_id', column: 'r.user_id' },
    { name: 'type', column: 'r.type' },
  ]);
  const { rows, ...cursors } = cursorPage(
    fields,
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) =>
      selectReactions(context.db, message.id, joined('and', [where, beyond]), order, limit),
    (row) => [row.created_at, row.user_id, row.type],
  );
  return { reactions: answerReactions(context, rows), ...cursors };
};
