import { filterFieldsOf, operationSpecs } from '@backchannel/chat-api/spec';
import type { SortParamRequest } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import type { Sql } from '../../db/database.ts';
import { ApiFailure } from '../../errors.ts';
import { compileChannelCondition, isHiddenFor } from '../../filter/channels.ts';
import { compileFilter } from '../../filter/compile.ts';
import { channelSortCosts, channelSortRules } from '../../filter/channel-sort.ts';
import { narrowingOf, requireCheap } from '../../filter/cost.ts';
import { parseFilter } from '../../filter/parse.ts';
import { compileSorting, sortingOf } from '../../filter/sort.ts';
import type { Lead, Sorting } from '../../filter/sort.ts';
import { isWalkable, sortCost } from '../../filter/sort-cost.ts';
import { joined, not } from '../../filter/sql.ts';
import { mentions } from '../../filter/tree.ts';
import type { Filter } from '../../filter/tree.ts';
import type { Caller } from '../../http/auth.ts';
import { mayRead } from '../../permissions.ts';
import { areBusy, findPage, firstByCustom } from '../../store/channel-selection.ts';
import { amongFew, selectChannels } from '../../store/channels.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { isCommonMatch } from '../../store/full-text.ts';
import { channelsOfTeams, teamsOf } from '../../tenancy.ts';
import { customKnown } from './custom-known.ts';

const spec = operationSpecs.find(({ name }) => name === 'query_channels');
// As many channels.
const COSTS_ARE_FOR = 100_000;
const fields = spec ? filterFieldsOf(spec, 'filter_conditions') : {};

function compileWhere(
  context: Context,
  filter: Filter,
  userId: string | undefined,
  lead: Lead,
  {
    along,
    isRare = customKnown(context.db).isRare,
  }: { along?: string; isRare?: (rows: Sql) => boolean } = {},
): Sql {
  const scope = {
    userId,
    now: context.clock.now(),
    along,
    isCommon: (table: string, match: string) => lead === 'sort' && isCommonMatch(context.db, table, match),
    isWidespread: (table: string, match: string) => isCommonMatch(context.db, table, match),
    isBusy: (userIds: readonly string[]) => lead === 'sort' && areBusy(context.db, userIds),
    ...(lead === 'filter' && { isRare }),
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

/** What the first channels fit when the order begins with a custom field; undefined where that is not found soon. */
function whereFirst(
  { db }: Context,
  { terms: [first] }: Sorting,
  whereFor: (lead: Lead) => Sql,
  rows: number,
): Sql | undefined {
  if (!first?.custom || first.direction === 1 || first.field.includes('.')) return undefined;
  const where = whereFor('sort');
  const among = firstByCustom(db, { key: first.field, value: first.sql, where, rows });
  return among && joined('and', [among, where]);
}

/**
 * A page of the channels that a filter, as it came, fits; for a user what they have hidden is left out, and for a
 * token what belongs to other teams. Throws 403/70
 * when a user's token finds some that it may not read, and 400/4 when finding it would keep everybody waiting.
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
  const { isRare, heldBy, known } = customKnown(context.db);
  const sorting = sortingOf(sort, channelSortRules(userId, heldBy));
  const last = limit + offset;
  const whereFor = (lead: Lead, part = filter): Sql =>
    joined('and', [
      compileWhere(context, part, userId, lead, {
        ...(lead === 'sort' && { along: sorting.terms[0]?.field ?? 'cid' }),
        isRare,
      }),
      ...(teams ? [channelsOfTeams(teams)] : []),
    ]);
  const whereNarrowed = (): Sql => {
    const cost = sortCost(sorting.terms, last, channelSortCosts);
    const narrowing = narrowingOf(filter, cost, COSTS_ARE_FOR, known);
    if (!narrowing) return whereFor('filter');
    const among = amongFew(context.db, whereFor('filter', narrowing.filter), narrowing.most);
    if (!among) throw narrowing.refusal;
    // Everything else is asked of these alone, so that nothing need be gathered for it.
    return joined('and', [among, whereFor('sort')]);
  };
  const find = (lead: Lead): ChannelRow[] => {
    const where =
      lead === 'sort' ? whereFor(lead) : (whereFirst(context, sorting, whereFor, last) ?? whereNarrowed());
    return selectChannels(context.db, where, { order: compileSorting(sorting, lead), limit, offset, lead });
  };
  const rows = isWalkable(sorting.terms, channelSortCosts)
    ? findPage(context.db, last, find)
    : find('filter');
  if (!rows.every((row) => mayRead(context, caller, row)))
    throw new ApiFailure('noAccessToChannels', 'the query finds channels that the user may not read');
  return rows;
}
