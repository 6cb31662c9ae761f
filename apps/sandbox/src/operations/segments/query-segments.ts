import type { querySegments as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { compileFilter } from '../../filter/compile.ts';
import { parseFilter } from '../../filter/parse.ts';
import { compileSegmentCondition } from '../../filter/segments.ts';
import { joined } from '../../filter/sql.ts';
import { presentSegment } from '../../present/segment.ts';
import { selectSegments } from '../../store/segments.ts';
import type { SegmentRow } from '../../store/segments.ts';
import { cursorPage, orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';

const LIMIT = { default: 10, max: 100 };

const columns = {
  id: 's.id',
  name: "coalesce(s.name, '')",
  type: 's.type',
  all_users: 's.all_users',
  size: 's.size',
  created_at: 's.created_at',
  updated_at: 's.updated_at',
};

const valueOf = (row: SegmentRow, field: string): string | number => {
  switch (field) {
    case 'id':
    case 'type':
    case 'all_users':
    case 'size':
    case 'created_at':
    case 'updated_at':
      return row[field];
    case 'name':
      return row.name ?? '';
    default:
      throw new Error(`segments are not sorted by ${field}`);
  }
};

/** Segments, the newest first unless the request says otherwise. */
export const querySegments: Handler<typeof Operation> = ({ spec, body }, { db }) => {
  const filter = parseFilter(body.filter, filterFieldsOf(spec, 'filter'), 'filter');
  const where = compileFilter(filter, compileSegmentCondition);
  const fields = orderOf(body.sort, columns, { name: 'created_at', direction: -1 }, [
    { name: 'id', column: 's.id' },
  ]);
  const { rows, ...cursors } = cursorPage(
    fields,
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) => selectSegments(db, joined('and', [where, beyond]), order, limit),
    (row) => fields.map(({ name }) => valueOf(row, name)),
  );
  return { segments: rows.map(presentSegment), ...cursors };
};
