import { filterCost, tooMuch } from '../../filter/cost.ts';
import type { Filter } from '../../filter/tree.ts';
import type { ChannelOutline } from '../../store/channels.ts';
import { isTextSearch } from './text-searches.ts';

// Milliseconds of a processor: for all messages that are looked at; to read one of them, for what a condition on it costs
// in the measure of filters, for each custom field that those found are sorted by, and to find one by a common word.
const MOST = 40;
const READ = 0.0016;
const CONDITION = 0.00002;
const CUSTOM_KEY = 0.00022;
const COMMON_WORD = 0.0025;

/** Whether a filter is asked of every message of a channel, as no index finds those that fit. */
function looksAtAll(filter: Filter): boolean {
  if (filter.kind === 'condition')
    return !isTextSearch(filter) && !(filter.field === 'id' && ['$eq', '$in'].includes(filter.operator));
  if (filter.kind === '$and') return filter.filters.every(looksAtAll);
  return filter.kind === '$nor' || filter.filters.some(looksAtAll);
}

/** What else a search takes time for. */
export interface SearchLoad {
  /** How many custom fields those found are sorted by. */
  customKeys: number;
  /** How many searches for common words have to find all messages that have them, not only the newest. */
  commonWords: number;
}

/** How many messages may be asked whether they fit, so that nobody is kept waiting. */
export function messagesInReach(filter: Filter, { customKeys, commonWords }: SearchLoad): number {
  if (commonWords === 0 && !looksAtAll(filter)) return Infinity;
  const each = READ + customKeys * CUSTOM_KEY + commonWords * COMMON_WORD;
  return Math.floor(MOST / (looksAtAll(filter) ? each + filterCost(filter) * CONDITION : each));
}

/** The first of these channels, which have no more messages than may be looked at. Throws 400/4 when the first has more. */
export function channelsInReach(channels: readonly ChannelOutline[], messages: number): ChannelOutline[] {
  let left = messages;
  const beyond = channels.findIndex((channel) => (left -= channel.message_count) < 0);
  if (beyond === 0)
    throw tooMuch(
      'message_filter_conditions',
      `channel ${channels[0]?.cid} has too many messages to look at; search for words that every match has, or use fewer conditions`,
    );
  return channels.slice(0, beyond === -1 ? undefined : beyond);
}
