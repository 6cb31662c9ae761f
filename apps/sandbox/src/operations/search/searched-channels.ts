import { filterFieldsOf } from '@backchannel/chat-api/spec';
import type { OperationSpec } from '@backchannel/chat-api/spec';
import type { SearchWarning } from '@backchannel/chat-api/types';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { ApiFailure, inputError } from '../../errors.ts';
import { channelSortRules } from '../../filter/channel-sort.ts';
import { compileChannelCondition } from '../../filter/channels.ts';
import { compileFilter } from '../../filter/compile.ts';
import { requireCheap } from '../../filter/cost.ts';
import { parseFilter } from '../../filter/parse.ts';
import { compileSorting, sortingOf } from '../../filter/sort.ts';
import { countConditions } from '../../filter/tree.ts';
import type { Caller } from '../../http/auth.ts';
import { mayReadContent } from '../../permissions.ts';
import { findPage } from '../../store/channel-selection.ts';
import { outlineChannels } from '../../store/channels.ts';
import type { ChannelOutline } from '../../store/channels.ts';
import { customKnown } from '../channels/custom-known.ts';
import { isCommonMatch } from '../../store/full-text.ts';
import { channelsInReach } from './reach.ts';

const MOST_CHANNELS = 500;
const TOO_MANY = 1;

const warningFor = (rows: readonly ChannelOutline[]): SearchWarning => ({
  warning_code: TOO_MANY,
  warning_description: `the channel filter matches more channels than are searched, only the ${rows.length} that were updated last are searched`,
  channel_search_count: rows.length,
  channel_search_cids: rows.map((row) => row.cid),
});

interface Asked {
  /** `filter_conditions` as they were sent. */
  filter: unknown;
  /** How many messages may be looked at. */
  mostMessages: number;
}

/**
 * The channels that a search looks into, and a warning when there are more. What the caller may not read is left
 * out, and what has its type's search switched off; when that is all there is, it is refused with 400/19.
 */
export function searchedChannels(
  context: Context,
  caller: Caller,
  spec: OperationSpec,
  { filter: raw, mostMessages }: Asked,
): { rows: ChannelOutline[]; warning?: SearchWarning } {
  const { db, clock } = context;
  const filter = requireCheap(parseFilter(raw, filterFieldsOf(spec, 'filter_conditions')));
  if (countConditions(filter) === 0) throw inputError('field "filter_conditions" must not be empty');
  const userId = caller.kind === 'user' ? caller.userId : undefined;
  const sorting = sortingOf(undefined, channelSortRules(userId));
  const { isRare, known } = customKnown(db);
  const found = findPage(db, MOST_CHANNELS + 1, (lead) => {
    if (lead === 'filter') requireCheap(filter, 'filter_conditions', known);
    const scope = {
      userId,
      now: clock.now(),
      along: lead === 'sort' ? sorting.terms[0]?.field : undefined,
      isCommon: (table: string, match: string) => lead === 'sort' && isCommonMatch(db, table, match),
      ...(lead === 'filter' && { isRare }),
    };
    return outlineChannels(
      db,
      compileFilter(filter, (condition) => compileChannelCondition(condition, scope)),
      { order: compileSorting(sorting, lead), limit: MOST_CHANNELS + 1, offset: 0, lead },
    );
  });
  const looked = found.slice(0, MOST_CHANNELS);
  const searchable = new Map<string, boolean>();
  const isSearchable = (row: ChannelOutline): boolean => {
    const key = `${row.type} ${row.config_overrides ?? ''}`;
    const known = searchable.get(key) ?? effectiveConfig(db, row)?.settings.search === true;
    searchable.set(key, known);
    return known;
  };
  const rows = looked.filter((row) => isSearchable(row) && mayReadContent(context, caller, row));
  if (looked.length > 0 && !looked.some(isSearchable)) {
    throw new ApiFailure('featureNotSupported', 'search is disabled for the types of these channels');
  }
  const reached = channelsInReach(rows, mostMessages);
  if (reached.length < rows.length) return { rows: reached, warning: warningFor(reached) };
  return { rows, ...(found.length > MOST_CHANNELS && { warning: warningFor(looked) }) };
}
