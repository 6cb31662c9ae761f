import { toDate } from '@backchannel/chat-api';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { clsx } from 'clsx';
import { use } from 'react';
import { counted } from '../../lib/numbers.ts';
import { TimeCell } from '../../table/cells.tsx';
import { ChannelStateBadges } from '../../ui/badge.tsx';
import { channelName, channelStates } from './channel-facts.ts';
import { ChannelLinks } from './channel-links.ts';

/** One channel on a phone: name and time, cid, then facts, with the state at the right. */
export function ChannelPhoneRow({
  channel,
  onOpen,
}: {
  channel: ChannelResponse;
  onOpen: (cid: string) => void;
}) {
  const { href } = use(ChannelLinks);
  const { cid, team, member_count: members, message_count: messages, last_message_at: last } = channel;
  const facts = [
    team,
    members === undefined ? undefined : counted(members, 'member'),
    messages === undefined ? 'messages not counted' : counted(messages, 'message'),
  ].filter((fact) => fact !== undefined && fact !== '');
  return (
    <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-px">
      <span className="flex items-baseline gap-3">
        <a
          href={href(cid)}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(cid);
          }}
          className={clsx(
            'ring-inside min-w-0 flex-1 truncate font-medium no-underline after:absolute after:inset-0',
            channel.deleted_at === undefined ? 'text-text' : 'text-text-2 line-through',
          )}
        >
          <bdi>{channelName(channel)}</bdi>
        </a>
        <span className="figures shrink-0 text-small text-text-3">
          {last === undefined ? 'never' : <TimeCell at={toDate(last)} />}
        </span>
      </span>
      <bdi className="mono truncate text-tiny text-text-3">{cid}</bdi>
      <span className="flex items-center gap-2">
        <span className="figures min-w-0 flex-1 truncate text-small text-text-2">{facts.join(' · ')}</span>
        <ChannelStateBadges states={channelStates(channel)} />
      </span>
    </span>
  );
}
