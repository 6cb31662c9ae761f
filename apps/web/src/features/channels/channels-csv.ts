import { toDate } from '@backchannel/chat-api';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { copyText } from '../../lib/copy.ts';
import { count, counted } from '../../lib/numbers.ts';
import { shownColumns } from '../../table/columns.ts';
import { type CsvValue, saveFile, toCsv } from '../../table/csv.ts';
import { toast } from '../../ui/toast-store.ts';
import { channelColumns } from './channel-columns.tsx';
import { channelName, channelStates } from './channel-facts.ts';
import type { ChannelList } from './queries.ts';

/** What each column of the list is in a file: fields under the API's own names. */
const fields: Record<string, Record<string, (channel: ChannelResponse) => CsvValue>> = {
  channel: { cid: ({ cid }) => cid, name: channelName },
  type: { type: ({ type }) => type },
  team: { team: ({ team }) => team },
  members: { member_count: ({ member_count: members }) => members },
  messages: { message_count: ({ message_count: messages }) => messages },
  last_message: { last_message_at: ({ last_message_at: at }) => at && toDate(at) },
  created: { created_at: ({ created_at: at }) => toDate(at) },
  state: { state: (channel) => channelStates(channel).join(' ') },
};

/**
 * These channels as a CSV with the columns that the operator has chosen, in the order of the list; all of them where
 * nothing was chosen, since what only has no room in the window has room in a file. A count that the API does not keep
 * is empty, never 0.
 */
export function channelsCsv(
  rows: Iterable<ChannelResponse>,
  chosenColumns: readonly string[] | undefined,
): string {
  const columns = shownColumns(channelColumns, chosenColumns).flatMap(({ id }) =>
    Object.entries(fields[id] ?? {}),
  );
  return toCsv(
    columns.map(([name]) => name),
    Array.from(rows, (channel) => columns.map(([, value]) => value(channel))),
  );
}

/** What a file holds of a view: all of it, as much as the API lists, what is loaded so far, or what was selected. */
export type CsvExtent = NonNullable<ChannelList['end']> | 'loaded' | 'selected';

const extents: Record<CsvExtent, { suffix: string; detail: string }> = {
  all: { suffix: '', detail: 'The whole view.' },
  reach: {
    suffix: '-first',
    detail: 'As far as the API lists a view. There are more: narrow it to get them.',
  },
  loaded: { suffix: '-first', detail: 'What is loaded. The view has more.' },
  selected: { suffix: '-selected', detail: 'What was selected.' },
};

/** `sandbox-channels-first-1030-2026-11-20-12-00.csv`: a file that is not the whole view says so, and how much it is. */
export function csvName(app: string, rows: number, extent: CsvExtent, at = new Date()): string {
  const minute = at.toISOString().slice(0, 16).replaceAll(/[:T]/g, '-');
  const { suffix } = extents[extent];
  return `${app}-channels${suffix === '' ? '' : `${suffix}-${rows}`}-${minute}.csv`;
}

interface ChannelsFile {
  app: string;
  rows: readonly ChannelResponse[];
  chosenColumns: readonly string[] | undefined;
  extent: CsvExtent;
}

/** Save them as a file, and say how many they are, and of what. */
export function saveCsv({ app, rows, chosenColumns, extent }: ChannelsFile): void {
  saveFile(csvName(app, rows.length, extent), channelsCsv(rows, chosenColumns), 'text/csv;charset=utf-8');
  const { suffix, detail } = extents[extent];
  toast({
    kind: 'done',
    title:
      suffix === '-first'
        ? `CSV of the first ${count(rows.length)} channels`
        : `CSV of ${counted(rows.length, 'channel')}`,
    detail,
  });
}

/** Copy their cids, one on each line. */
export async function copyIds(rows: readonly ChannelResponse[]): Promise<void> {
  const ids = counted(rows.length, 'id');
  const done = await copyText(rows.map(({ cid }) => cid).join('\n'));
  toast(done ? { kind: 'done', title: `Copied ${ids}` } : { kind: 'failed', title: `Could not copy ${ids}` });
}
