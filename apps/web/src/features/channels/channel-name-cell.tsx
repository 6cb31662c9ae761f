import type { ChannelResponse } from '@backchannel/chat-api/types';
import { clsx } from 'clsx';
import { use } from 'react';
import { channelName } from './channel-facts.ts';
import { ChannelLinks } from './channel-links.ts';

/** Name and cid, one under the other. The name is a link, so that a new tab and a copied address work as anywhere. */
export function ChannelNameCell({ channel }: { channel: ChannelResponse }) {
  const { href } = use(ChannelLinks);
  return (
    <span className="flex min-w-0 flex-1 flex-col in-data-[density=compact]:flex-row in-data-[density=compact]:items-baseline in-data-[density=compact]:gap-2">
      <a
        href={href(channel.cid)}
        tabIndex={-1}
        // Its own direction, as in a <bdi>, and at the left nevertheless.
        dir="auto"
        className={clsx(
          'max-w-full truncate text-left font-medium leading-[18px] no-underline',
          channel.deleted_at === undefined ? 'text-text' : 'text-text-2 line-through',
        )}
      >
        {channelName(channel)}
      </a>
      <bdi className="id-beside mono truncate text-tiny leading-[14px] text-text-3" title={channel.cid}>
        {channel.cid}
      </bdi>
    </span>
  );
}
