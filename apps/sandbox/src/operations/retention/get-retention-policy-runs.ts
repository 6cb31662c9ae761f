import type { getRetentionPolicyRuns as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { compileFilter } from '../../filter/compile.ts';
import { parseFilter } from '../../filter/parse.ts';
import { compileRunCondition } from '../../filter/retention-runs.ts';
import { joined } from '../../filter/sql.ts';
import { presentRun } from '../../present/retention.ts';
import { selectRuns } from '../../store/retention.ts';
import { cursorPage, orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { checkSortCombination } from '../sort-combination.ts';

const LIMIT = { default: 10, max: 100 };
const columns = { policy: 'r.policy', date: 'r.date' };

/** What the policies have done, the newest days first unless the sort says otherwise. */
export const getRetentionPolicyRuns: Handler<typeof Operation> = ({ spec, body }, { db }) => {
  checkSortCombination(spec, body.sort);
  const fields = orderOf(body.sort, columns, { name: 'date', direction: -1 }, [
    { name: 'date', column: 'r.date' },
    { name: 'policy', column: 'r.policy' },
  ]);
  const filter = parseFilter(body.filter_conditions, filterFieldsOf(spec, 'filter_conditions'));
  const where = compileFilter(filter, compileRunCondition);
  const { rows, ...cursors } = cursorPage(
    fields,
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) => selectRuns(db, joined('and', [where, beyond]), order, limit),
    (row) => fields.map(({ name }) => (name === 'date' ? row.date : row.policy)),
  );
  return { runs: rows.map(presentRun), ...cursors };
};
