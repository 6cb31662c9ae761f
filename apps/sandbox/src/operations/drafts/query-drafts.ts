import type { queryDrafts as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { requireActor } from '../../actor.ts';
import { assembleDrafts } from '../../assemble/drafts.ts';
import { inputError } from '../../errors.ts';
import { compileFilter } from '../../filter/compile.ts';
import { compileDraftCondition } from '../../filter/drafts.ts';
import { parseFilter } from '../../filter/parse.ts';
import { joined } from '../../filter/sql.ts';
import { countConditions } from '../../filter/tree.ts';
import { selectDrafts } from '../../store/drafts.ts';
import { cursorPage, orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { readableAmong } from '../readable-channels.ts';
import { checkSortCombination } from '../sort-combination.ts';

const LIMIT = { default: 10, max: 100 };
const MOST_CONDITIONS = 3;

/** What one user has begun to write, newest first unless the sort says otherwise. */
export const queryDrafts: Handler<typeof Operation> = ({ spec, body, caller }, context) => {
  const { db } = context;
  const userId = requireActor(context, caller, body, 'query drafts request');
  const filter = parseFilter(body.filter, filterFieldsOf(spec, 'filter'), 'filter');
  if (countConditions(filter) > MOST_CONDITIONS)
    throw inputError(`field "filter" must have at most ${MOST_CONDITIONS} conditions`);
  const where = compileFilter(filter, compileDraftCondition);
  checkSortCombination(spec, body.sort);
  const fields = orderOf(body.sort, { created_at: 'd.created_at' }, { name: 'created_at', direction: -1 }, [
    { name: 'cid', column: 'd.cid' },
    { name: 'parent_id', column: 'd.parent_id' },
  ]);
  const { rows, ...cursors } = cursorPage(
    fields,
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) => selectDrafts(db, userId, joined('and', [where, beyond]), order, limit),
    (row) => [row.created_at, row.cid, row.parent_id],
  );
  return {
    drafts: assembleDrafts(context, readableAmong(context, caller, rows), userId, caller),
    ...cursors,
  };
};
