import type { queryChannels as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { actorOf } from '../../actor.ts';
import { assembleChannelStates } from '../../assemble/channel-state.ts';
import type { Context } from '../../context.ts';
import type { Sql } from '../../db/database.ts';
import { ApiFailure, inputError } from '../../errors.ts';
import { compileChannelCondition, isHiddenFor } from '../../filter/channels.ts';
import { compileFilter } from '../../filter/compile.ts';
import { channelSortRules } from '../../filter/channel-sort.ts';
import { parseFilter } from '../../filter/parse.ts';
import { compileSort } from '../../filter/sort.ts';
import type { Lead } from '../../filter/sort.ts';
import { joined, not } from '../../filter/sql.ts';
import { mentions } from '../../filter/tree.ts';
import type { Filter } from '../../filter/tree.ts';
import { isCommonMatch } from '../../store/full-text.ts';
import { mayRead } from '../../permissions.ts';
import { areBusy, findPage } from '../../store/channel-selection.ts';
import { selectChannels } from '../../store/channels.ts';
import { pageOf } from '../page.ts';
import type { Handler } from '../handler.ts';

const LIMIT = { default: 10, max: 30 };
const MOST_OFFSET = 1000;
const MESSAGES = { default: 25, max: 300 };
const MEMBERS = { default: 100, max: 100 };
const LONGEST_CUSTOM_KEY = 64;

function channelsWhere(context: Context, filter: Filter, lead: Lead, userId?: string): Sql {
  const scope = {
    userId,
    now: context.clock.now(),
    isCommon: (table: string, match: string) => lead === 'sort' && isCommonMatch(context.db, table, match),
    isBusy: (userIds: readonly string[]) => lead === 'sort' && areBusy(context.db, userIds),
  };
  const where = compileFilter(filter, (condition) => compileChannelCondition(condition, scope));
  // What a user has hidden shows only to who asks for it.
  return userId === undefined || mentions(filter, 'hidden')
    ? where
    : joined('and', [where, not(isHiddenFor(userId))]);
}

export const queryChannels: Handler<typeof Operation> = ({ spec, body, caller }, context) => {
  if (body.predefined_filter !== undefined)
    throw inputError('predefined filters are not supported by the sandbox yet');
  for (const key of body.member_custom_include ?? []) {
    if (key.length > LONGEST_CUSTOM_KEY) {
      throw inputError(
        `field "member_custom_include" must hold keys of at most ${LONGEST_CUSTOM_KEY} characters`,
      );
    }
  }
  const readerId = actorOf(context, caller, body);
  const { limit, offset } = pageOf(body, LIMIT, MOST_OFFSET);
  const filter = parseFilter(body.filter_conditions, filterFieldsOf(spec, 'filter_conditions'));
  const rows = findPage(context.db, limit + offset, (lead) =>
    selectChannels(
      context.db,
      channelsWhere(context, filter, lead, readerId),
      compileSort(body.sort, channelSortRules(readerId), lead),
      limit,
      offset,
    ),
  );
  if (!rows.every((row) => mayRead(context, caller, row))) {
    throw new ApiFailure('noAccessToChannels', 'the query finds channels that the user may not read');
  }
  return {
    channels: assembleChannelStates(context, rows, {
      readerId,
      viewerId: caller.kind === 'user' ? caller.userId : undefined,
      state: body.state,
      messageLimit: pageOf({ limit: body.message_limit }, MESSAGES, 0, 'message_limit').limit,
      memberLimit: pageOf({ limit: body.member_limit }, MEMBERS, 0, 'member_limit').limit,
      newestMembersFirst: true,
      memberCustomInclude: body.member_custom_include,
    }),
  };
};
