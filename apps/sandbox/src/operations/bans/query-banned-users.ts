import type { queryBannedUsers as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { requireAppPermission } from '../../app-permissions.ts';
import { assembleChannels, newBooks } from '../../assemble/channels.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { compileBanCondition } from '../../filter/bans.ts';
import { compileFilter } from '../../filter/compile.ts';
import { parseFilter } from '../../filter/parse.ts';
import { compileSort } from '../../filter/sort.ts';
import type { SortRules } from '../../filter/sort.ts';
import { joined, sql } from '../../filter/sql.ts';
import type { Caller } from '../../http/auth.ts';
import { presentBan } from '../../present/ban.ts';
import { selectBans } from '../../store/bans.ts';
import { findChannels } from '../../store/channels.ts';
import { isCommonMatch } from '../../store/full-text.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { namedChannels } from './named-channels.ts';

const LIMIT = { default: 100, max: 300 };
const MOST_OFFSET = 10_000;

const sorting: SortRules = {
  columns: { created_at: sql('b.created_at'), user_id: sql('b.target_id') },
  fallback: { field: 'created_at', direction: -1 },
  tie: 'b.number',
};

function guard(context: Context, caller: Caller, filter: unknown): void {
  if (caller.kind === 'server' || namedChannels(context, caller, filter, 'ban-channel-member')) return;
  requireAppPermission(context, caller, 'ban-user', 'QueryBannedUsers');
}

/** Bans from the app and from channels, newest first; also those that have ended, unless asked otherwise. */
export const queryBannedUsers: Handler<typeof Operation> = ({ spec, query, caller }, context) => {
  const { payload } = query;
  if (!payload) throw inputError('"payload" is a required field');
  guard(context, caller, payload.filter_conditions);
  const filter = parseFilter(payload.filter_conditions, filterFieldsOf(spec, 'filter_conditions'));
  const where = compileFilter(filter, (condition) =>
    compileBanCondition(condition, (table, match) => isCommonMatch(context.db, table, match)),
  );
  const { limit, offset } = pageOf(payload, LIMIT, MOST_OFFSET);
  const now = context.clock.now();
  const rows = selectBans(
    context.db,
    payload.exclude_expired_bans === true
      ? joined('and', [where, sql('(b.expires is null or b.expires > ?)', now)])
      : where,
    compileSort(payload.sort, sorting),
    limit,
    offset,
  );
  const books = newBooks(context);
  books.users.load(rows.flatMap((row) => [row.target_id, row.banned_by_id]));
  const cids = new Set(rows.flatMap((row) => (row.cid === '' ? [] : row.cid)));
  const channels = new Map(
    assembleChannels(context, findChannels(context.db, cids), undefined, books).map((channel) => [
      channel.cid,
      channel,
    ]),
  );
  return {
    bans: rows.map((row) =>
      presentBan(row, {
        user: books.users.get(row.target_id),
        bannedBy: books.users.find(row.banned_by_id),
        channel: channels.get(row.cid),
      }),
    ),
  };
};
