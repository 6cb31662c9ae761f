import type { queryMembers as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import type { QueryMembersPayload } from '@backchannel/chat-api/types';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { compileFilter } from '../../filter/compile.ts';
import { compileMemberCondition } from '../../filter/members.ts';
import { tooMuch } from '../../filter/cost.ts';
import { parseFilter } from '../../filter/parse.ts';
import { countConditions } from '../../filter/tree.ts';
import { compileSort } from '../../filter/sort.ts';
import type { SortRules } from '../../filter/sort.ts';
import { sql } from '../../filter/sql.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import { presentMember } from '../../present/member.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { selectMembers } from '../../store/members.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { channelOfCall } from './channel-of-call.ts';
import { distinctId } from '../../distinct-id.ts';
import { guardMembers } from './guard-members.ts';
import { memberUserId } from './members-of-request.ts';

const LIMIT = { default: 100, max: 300 };
const MOST_OFFSET = 10_000;
// Each condition is asked of each member, and may take a seventh of a microsecond.
const MOST_ASKED = 700_000;

// The description lists the first alone, the documentation both.
const sorting: SortRules = {
  columns: { created_at: sql('m.created_at'), user_id: sql('m.user_id') },
  fallback: { field: 'created_at', direction: 1 },
  tie: 'm.user_id',
};

function channelOf(context: Context, caller: Caller, { type, id, members }: QueryMembersPayload): ChannelRow {
  if (id !== undefined && id !== '') return channelOfCall(context, { type, id });
  if (members === undefined || members.length === 0) {
    throw inputError('either "id" or "members" must be given');
  }
  guardMembers(context, caller, members);
  return channelOfCall(context, {
    type,
    id: distinctId(members.map((entry) => memberUserId(context, entry))),
  });
}

export const queryMembers: Handler<typeof Operation> = ({ spec, query, caller }, context) => {
  const { payload } = query;
  if (!payload) throw inputError('"payload" is a required field');
  const channel = channelOf(context, caller, payload);
  requirePermission(context, caller, channel, 'read-channel-members');
  const filter = parseFilter(payload.filter_conditions, filterFieldsOf(spec, 'filter_conditions'));
  if (countConditions(filter) * channel.member_count > MOST_ASKED)
    throw tooMuch('filter_conditions', 'use fewer conditions');
  const { limit, offset } = pageOf(payload, LIMIT, MOST_OFFSET);
  const rows = selectMembers(
    context.db,
    channel.cid,
    compileFilter(filter, compileMemberCondition),
    compileSort(payload.sort, sorting),
    limit,
    offset,
  );
  const users = new UserBook(context);
  users.load(rows.map((row) => row.user_id));
  return { members: rows.map((row) => presentMember(row, users.get(row.user_id), channel.created_by_id)) };
};
