import type { queryModerationFlags as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { requireAppPermission } from '../../app-permissions.ts';
import { UserBook } from '../../assemble/users.ts';
import { compileFilter } from '../../filter/compile.ts';
import { compileFlagCondition } from '../../filter/flags.ts';
import { parseFilter } from '../../filter/parse.ts';
import { joined } from '../../filter/sql.ts';
import { presentFlag } from '../../present/flag.ts';
import { selectFlags } from '../../store/flags.ts';
import type { FlagRow } from '../../store/flags.ts';
import { cursorPage, orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';

const LIMIT = { default: 10, max: 100 };

const columns = {
  created_at: 'f.created_at',
  updated_at: 'f.updated_at',
  entity_id: 'f.entity_id',
  entity_type: 'f.entity_type',
};

const valueOf = (row: FlagRow, field: string): string | number => {
  switch (field) {
    case 'created_at':
    case 'updated_at':
    case 'entity_id':
    case 'entity_type':
      return row[field];
    default:
      return row.number;
  }
};

/** Flags of every kind, newest first unless the request says otherwise. */
export const queryModerationFlags: Handler<typeof Operation> = ({ spec, body, caller }, context) => {
  requireAppPermission(context, caller, 'read-flag-reports', 'ReadFlagReports');
  const filter = parseFilter(body.filter, filterFieldsOf(spec, 'filter'), 'filter');
  const where = compileFilter(filter, compileFlagCondition);
  const fields = orderOf(body.sort, columns, { name: 'created_at', direction: -1 }, [
    { name: 'number', column: 'f.number' },
  ]);
  const { rows, ...cursors } = cursorPage(
    fields,
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) => selectFlags(context.db, joined('and', [where, beyond]), order, limit),
    (row) => fields.map(({ name }) => valueOf(row, name)),
  );
  const users = new UserBook(context);
  users.load(rows.map((row) => row.user_id || null));
  return { flags: rows.map((row) => presentFlag(row, users.find(row.user_id || null))), ...cursors };
};
