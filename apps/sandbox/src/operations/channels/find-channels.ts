import { filterFieldsOf, operationSpecs } from '@backchannel/chat-api/spec';
import type { SortParamRequest } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import type { Sql } from '../../db/database.ts';
import { ApiFailure } from '../../errors.ts';
import { compileChannelCondition, isHiddenFor } from '../../filter/channels.ts';
import { compileFilter } from '../../filter/compile.ts';
import { channelSortRules } from '../../filter/channel-sort.ts';
import { requireCheap } from '../../filter/cost.ts';
import { parseFilter } from '../../filter/parse.ts';
import { compileSort, firstField } from '../../filter/sort.ts';
import type { Lead } from '../../filter/sort.ts';
import { joined, not } from '../../filter/sql.ts';
import { mentions } from '../../filter/tree.ts';
import type { Filter } from '../../filter/tree.ts';
import type { Caller } from '../../http/auth.ts';
import { mayRead } from '../../permissions.ts';
import { areBusy, findPage, isRareCustom } from '../../store/channel-selection.ts';
import { selectChannels } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { isCommonMatch } from '../../store/full-text.ts';
import { channelsOfTeams, teamsOf } from '../../tenancy.ts';

const spec = operationSpecs.find(({ name }) => name === 'query_channels');
const fields = spec ? filterFieldsOf(spec, 'filter_conditions') : {};

function compileWhere(
  context: Context,
  filter: Filter,
  userId: string | undefined,
  lead: Lead,
  along?: string,
): Sql {
  const scope = {
    userId,
    now: context.clock.now(),
    along,
    isCommon: (table: string, match: string) => lead === 'sort' && isCommonMatch(context.db, table, match),
    isWidespread: (table: string, match: string) => isCommonMatch(context.db, table, match),
    isBusy: (userIds: readonly string[]) => lead === 'sort' && areBusy(context.db, userIds),
    isRare: (rows: Sql) => lead === 'filter' && isRareCustom(context.db, rows),
  };
  const where = compileFilter(filter, (condition) => compileChannelCondition(condition, scope));
  // What a user has hidden shows only to who asks for it.
  return userId === undefined || mentions(filter, 'hidden')
    ? where
    : joined('and', [where, not(isHiddenFor(userId))]);
}

/** A channel filter as it came, ready for use behind `where`; for a user what they have hidden is left out. */
export const channelsWhere = (context: Context, raw: unknown, userId: string | undefined): Sql =>
  compileWhere(context, requireCheap(parseFilter(raw, fields)), userId, 'filter');

/**
 * A page of the channels that a filter, as it came, fits; for a user what they have hidden is left out, and for a
 * token what belongs to other teams. Throws 403/70
 * when a user's token finds some that it may not read.
 */
export function findChannelPage(
  context: Context,
  caller: Caller,
  raw: unknown,
  sort: readonly SortParamRequest[] | undefined,
  { userId, limit, offset }: { userId: string | undefined; limit: number; offset: number },
): ChannelRow[] {
  const filter = requireCheap(parseFilter(raw, fields));
  const teams = teamsOf(context, caller);
  const rules = channelSortRules(userId);
  const rows = findPage(context.db, limit + offset, (lead) =>
    selectChannels(
      context.db,
      joined('and', [
        compileWhere(context, filter, userId, lead, lead === 'sort' ? firstField(sort, rules) : undefined),
        ...(teams ? [channelsOfTeams(teams)] : []),
      ]),
      { order: compileSort(sort, rules, lead), limit, offset, lead },
    ),
  );
  if (!rows.every((row) => mayRead(context, caller, row)))
    throw new ApiFailure('noAccessToChannels', 'the query finds channels that the user may not read');
  return rows;
}
