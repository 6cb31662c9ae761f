import { count, counted } from '../../lib/numbers.ts';
import { PhoneList, type PhoneListProps } from '../../table/phone-list.tsx';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { ChannelPhoneRow } from './channel-phone-row.tsx';
import { PhoneSort } from './phone-sort.tsx';
import type { ChannelsPageState } from './use-channels-page.ts';

type Props = Omit<PhoneListProps<ChannelResponse>, 'label' | 'head' | 'sort' | 'children'> & {
  page: ChannelsPageState;
};

/** The channels as a list, for narrow screens. */
export default function ChannelsPhone({ page, ...rest }: Props) {
  return (
    <PhoneList {...rest} label="Channels" head={statusOf(page)} sort={<PhoneSort page={page} />}>
      {(channel) => <ChannelPhoneRow channel={channel} onOpen={page.open} />}
    </PhoneList>
  );
}

/** What is loaded, in so few words that they have room beside the sort. */
function statusOf({ rows, end, filter }: ChannelsPageState): string {
  if (end !== 'all')
    return `1–${count(rows.length)}${end === undefined ? ', more below' : ', the most there is'}`;
  return Object.keys(filter).length > 0 ? `${count(rows.length)} matching` : counted(rows.length, 'channel');
}
