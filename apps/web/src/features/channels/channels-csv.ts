import { toDate } from '@backchannel/chat-api';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { copyText } from '../../lib/copy.ts';
import { counted } from '../../lib/numbers.ts';
import { saveFile, toCsv } from '../../table/csv.ts';
import { toast } from '../../ui/toast-store.ts';
import { channelName, channelStates } from './channel-facts.ts';

const head = [
  'cid',
  'name',
  'type',
  'team',
  'member_count',
  'message_count',
  'last_message_at',
  'created_at',
  'updated_at',
  'created_by_id',
  'state',
];

/** These channels as a CSV; a count that the API does not keep is empty, never 0. */
const channelsCsv = (rows: Iterable<ChannelResponse>): string =>
  toCsv(
    head,
    Array.from(rows, (channel) => [
      channel.cid,
      channelName(channel),
      channel.type,
      channel.team,
      channel.member_count,
      channel.message_count,
      channel.last_message_at && toDate(channel.last_message_at),
      toDate(channel.created_at),
      toDate(channel.updated_at),
      channel.created_by?.id,
      channelStates(channel).join(' '),
    ]),
  );

/** Save them as a file, and say how many they are. */
export function saveCsv(app: string, rows: readonly ChannelResponse[]): void {
  const minute = new Date().toISOString().slice(0, 16).replaceAll(/[:T]/g, '-');
  saveFile(`${app}-channels-${minute}.csv`, channelsCsv(rows), 'text/csv;charset=utf-8');
  toast({
    kind: 'done',
    title: `CSV of ${counted(rows.length, 'channel')}`,
    detail: 'What is loaded, no more.',
  });
}

/** Copy their cids, one on each line. */
export async function copyIds(rows: readonly ChannelResponse[]): Promise<void> {
  const ids = counted(rows.length, 'id');
  const done = await copyText(rows.map(({ cid }) => cid).join('\n'));
  toast(done ? { kind: 'done', title: `Copied ${ids}` } : { kind: 'failed', title: `Could not copy ${ids}` });
}
