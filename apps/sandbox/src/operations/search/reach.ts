import { filterCost, tooMuch } from '../../filter/cost.ts';
import type { Filter } from '../../filter/tree.ts';
import type { ChannelOutline } from '../../store/channels.ts';
import { isTextSearch } from './text-searches.ts';

// Milliseconds of a processor: for all messages that are looked at; to read one of them, for what a condition on it costs
// in the measure of filters, and for each custom field that those found are sorted by.
const MOST = 40;
const READ = 0.0016;
const CONDITION = 0.00002;
const CUSTOM_KEY = 0.00022;

/** Whether a filter is asked of every message of a channel, as no index finds those that fit. */
function looksAtAll(filter: Filter): boolean {
  if (filter.kind === 'condition')
    return !isTextSearch(filter) && !(filter.field === 'id' && ['$eq', '$in'].includes(filter.operator));
  if (filter.kind === '$and') return filter.filters.every(looksAtAll);
  return filter.kind === '$nor' || filter.filters.some(looksAtAll);
}

/** How many messages may be asked whether they fit, so that nobody is kept waiting. */
export const messagesInReach = (filter: Filter, customKeys: number): number =>
  looksAtAll(filter)
    ? Math.floor(MOST / (READ + filterCost(filter) * CONDITION + customKeys * CUSTOM_KEY))
    : Infinity;

/** The first of these channels, which have no more messages than may be looked at. Throws 400/4 when the first has more. */
export function channelsInReach(channels: readonly ChannelOutline[], messages: number): ChannelOutline[] {
  let left = messages;
  const beyond = channels.findIndex((channel) => (left -= channel.message_count) < 0);
  if (beyond === 0)
    throw tooMuch(
      'message_filter_conditions',
      `channel ${channels[0]?.cid} has too many messages to look at; search for words as well, or use fewer conditions`,
    );
  return channels.slice(0, beyond === -1 ? undefined : beyond);
}
