import { count, counted } from '../../lib/numbers.ts';
import type { ChannelsPageState } from './use-channels-page.ts';

/** What is loaded, in words; a total only where all of them are here. */
export function ChannelsStatus({ page: { rows, end, list, filter } }: { page: ChannelsPageState }) {
  if (list.data === undefined) return list.isFetching ? 'Reading…' : 'Nothing read';
  const filtered = Object.keys(filter).length > 0;
  if (end === 'all')
    return `${filtered ? counted(rows.length, 'matching channel') : counted(rows.length, 'channel')}, all loaded`;
  return `1–${count(rows.length)} loaded${end === 'reach' ? ', as far as the API lists' : ', more below'}`;
}
