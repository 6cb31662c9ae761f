import type { queryMessageFlags as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { requireAppPermission } from '../../app-permissions.ts';
import { assembleMessages } from '../../assemble/messages.ts';
import { UserBook } from '../../assemble/users.ts';
import { compileFilter } from '../../filter/compile.ts';
import { compileMessageFlagCondition } from '../../filter/flags.ts';
import { parseFilter } from '../../filter/parse.ts';
import { compileSort } from '../../filter/sort.ts';
import type { SortRules } from '../../filter/sort.ts';
import { joined, sql } from '../../filter/sql.ts';
import { presentMessageFlag } from '../../present/flag.ts';
import { selectMessageFlags } from '../../store/flags.ts';
import { findMessages } from '../../store/messages.ts';
import { namedChannels } from '../bans/named-channels.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';

const LIMIT = { default: 100, max: 300 };
const MOST_OFFSET = 10_000;

const sorting: SortRules = {
  columns: { created_at: sql('f.created_at'), updated_at: sql('f.updated_at') },
  fallback: { field: 'created_at', direction: -1 },
  tie: 'f.number',
};

/** The flags of messages, newest first; of deleted ones only when asked for. */
export const queryMessageFlags: Handler<typeof Operation> = ({ spec, query, caller }, context) => {
  const { payload = {} } = query;
  if (!namedChannels(context, caller, payload.filter_conditions, 'read-message-flags'))
    requireAppPermission(context, caller, 'read-flag-reports', 'ReadFlagReports');
  const filter = parseFilter(payload.filter_conditions, filterFieldsOf(spec, 'filter_conditions'));
  const where = compileFilter(filter, compileMessageFlagCondition);
  const { limit, offset } = pageOf(payload, LIMIT, MOST_OFFSET);
  const showDeleted = payload.show_deleted_messages === true;
  const rows = selectMessageFlags(
    context.db,
    showDeleted ? where : joined('and', [where, sql('m.deleted_at is null')]),
    compileSort(payload.sort, sorting),
    limit,
    offset,
  );
  const users = new UserBook(context);
  users.load(rows.flatMap((row) => [row.user_id || null, row.reviewed_by_id]));
  const ids = new Set(rows.flatMap((row) => row.message_id ?? []));
  const messages = new Map(
    assembleMessages(context, findMessages(context.db, ids), { viewer: caller, users, showDeleted }).map(
      (message) => [message.id, message],
    ),
  );
  return {
    flags: rows.map((row) =>
      presentMessageFlag(row, {
        message: messages.get(row.entity_id),
        user: users.find(row.user_id || null),
        reviewedBy: users.find(row.reviewed_by_id),
      }),
    ),
  };
};
