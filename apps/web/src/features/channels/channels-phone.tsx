import { PhoneList, type PhoneListProps } from '../../table/phone-list.tsx';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { ChannelPhoneRow } from './channel-phone-row.tsx';
import { ChannelsStatus } from './channels-status.tsx';
import { PhoneSort } from './phone-sort.tsx';
import type { ChannelsPageState } from './use-channels-page.ts';

type Props = Omit<PhoneListProps<ChannelResponse>, 'label' | 'head' | 'sort' | 'children'> & {
  page: ChannelsPageState;
};

/** The channels as a list, for narrow screens. */
export default function ChannelsPhone({ page, ...rest }: Props) {
  return (
    <PhoneList
      {...rest}
      label="Channels"
      head={<ChannelsStatus page={page} />}
      sort={<PhoneSort page={page} />}
    >
      {(channel) => <ChannelPhoneRow channel={channel} onOpen={page.open} />}
    </PhoneList>
  );
}
