import { toDate } from '@backchannel/chat-api';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { AbsentCell, CountCell, TimeCell } from '../../table/cells.tsx';
import type { ListColumn } from '../../table/columns.ts';
import { ChannelStateBadges } from '../../ui/badge.tsx';
import { channelStates } from './channel-facts.ts';
import { ChannelNameCell } from './channel-name-cell.tsx';

/** The columns of the Channels page, in their order. */
export const channelColumns: readonly ListColumn<ChannelResponse>[] = [
  {
    id: 'channel',
    name: 'Channel',
    width: 240,
    grows: true,
    fixed: true,
    cell: (channel) => <ChannelNameCell channel={channel} />,
  },
  {
    id: 'type',
    name: 'Type',
    width: 104,
    goes: 2,
    look: 'truncate text-text-2',
    cell: ({ type }) => type,
  },
  {
    id: 'team',
    name: 'Team',
    width: 68,
    goes: 3,
    look: 'truncate text-text-2',
    cell: ({ team }) => (team === undefined || team === '' ? <AbsentCell>none</AbsentCell> : team),
  },
  {
    id: 'members',
    name: 'Members',
    width: 86,
    goes: 4,
    alignRight: true,
    sortField: 'member_count',
    cell: ({ member_count: members }) => <CountCell value={members} absent="not counted" />,
  },
  {
    id: 'messages',
    name: 'Messages',
    width: 96,
    goes: 5,
    alignRight: true,
    cell: ({ message_count: messages }) => <CountCell value={messages} absent="not counted" />,
  },
  {
    id: 'last_message',
    name: 'Last message',
    head: 'Last',
    width: 72,
    goes: 6,
    alignRight: true,
    sortField: 'last_message_at',
    cell: ({ last_message_at: at }) =>
      at === undefined ? <AbsentCell>never</AbsentCell> : <TimeCell at={toDate(at)} />,
  },
  {
    id: 'created',
    name: 'Created',
    width: 82,
    alignRight: true,
    sortField: 'created_at',
    goes: 1,
    cell: ({ created_at: at }) => <TimeCell at={toDate(at)} />,
  },
  {
    id: 'state',
    name: 'State',
    width: 120,
    look: 'flex items-center',
    cell: (channel) => <ChannelStateBadges states={channelStates(channel)} />,
  },
];
