import type { querySegmentTargets as Operation } from '@backchannel/chat-api/operations';
import type { FilterFields } from '@backchannel/chat-api/spec';
import type { SortParamRequest } from '@backchannel/chat-api/types';
import type { Sql } from '../../db/database.ts';
import { inputError } from '../../errors.ts';
import { compileColumn } from '../../filter/column.ts';
import { compileFilter } from '../../filter/compile.ts';
import { parseFilter } from '../../filter/parse.ts';
import { joined } from '../../filter/sql.ts';
import { presentSegmentTarget } from '../../present/segment.ts';
import { selectTargets } from '../../store/segment-targets.ts';
import { isObject } from '../../values.ts';
import { cursorOrder, cursorPage, orderOf } from '../cursor.ts';
import type { OrderField } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { requireSegment } from './find-segment.ts';

const LIMIT = { default: 10, max: 10_000 };

const filterable: FilterFields = {
  target_id: { type: 'string', operators: ['$eq', '$gte', '$lte', '$in'] },
};

const compileTargets = (raw: unknown): Sql =>
  compileFilter(parseFilter(raw, filterable, 'filter'), (condition) =>
    compileColumn('t.target_id', condition),
  );

const isSort = (value: unknown): value is SortParamRequest[] => Array.isArray(value) && value.every(isObject);

// A cursor goes on in the order that it was made for, whatever the request says about order this time.
function orderFor(sort: readonly SortParamRequest[] | undefined, cursor: string | undefined): OrderField[] {
  const inOrder = (wanted: readonly SortParamRequest[] | undefined) =>
    orderOf(wanted, { target_id: 't.target_id' }, { name: 'target_id', direction: 1 }, []);
  const asked = inOrder(sort);
  if (!cursor) return asked;
  const other = inOrder([{ field: 'target_id', direction: asked[0]?.direction === 1 ? -1 : 1 }]);
  return cursorOrder(cursor, [asked, other]) ?? asked;
}

/**
 * A segment's explicit targets, by id. The description writes `Filter` and `Sort`, the clients `filter` and
 * `sort`: both are taken.
 */
export const querySegmentTargets: Handler<typeof Operation> = ({ params, body }, context) => {
  const segment = requireSegment(context, params.id);
  const sort = body.Sort ?? Reflect.get(body, 'sort') ?? undefined;
  if (sort !== undefined && !isSort(sort))
    throw inputError('field "sort" must be a list of fields to sort by');
  const where = compileTargets(body.Filter ?? Reflect.get(body, 'filter'));
  const { rows, ...cursors } = cursorPage(
    orderFor(sort, body.next || body.prev),
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) =>
      selectTargets(context.db, segment.id, joined('and', [where, beyond]), order, limit),
    (row) => [row.target_id],
  );
  return { targets: rows.map(presentSegmentTarget), ...cursors };
};
