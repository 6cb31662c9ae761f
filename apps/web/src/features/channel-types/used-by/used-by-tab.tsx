import { queryChannels } from '@backchannel/chat-api/operations';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Hash } from 'lucide-react';
import { usePermission } from '../../../api/permission.ts';
import { query } from '../../../api/query.ts';
import { count } from '../../../lib/numbers.ts';
import { ReadFailure } from '../../../shell/read-failure.tsx';
import { ChannelStateBadges } from '../../../ui/badge.tsx';
import { Empty, NotPermitted } from '../../../ui/list-states.tsx';
import { buttonClass } from '../../../ui/plain-button.tsx';
import { SkeletonArea, SkeletonRows } from '../../../ui/skeleton.tsx';
import { channelName, channelStates } from '../../channels/channel-facts.ts';
import { inChannels } from '../channel-count.ts';
import { useChannelCount } from '../use-channel-count.ts';

interface Props {
  app: string;
  name: string;
}

const newest = 30;

/** The channels of the type: the most recently active ones, and the way to all. */
export function UsedByTab({ app, name }: Props) {
  const may = usePermission('channels.read');
  const channels = useChannelCount(app, name);
  const list = useQuery({
    ...query(queryChannels, app, {
      body: {
        filter_conditions: { type: name },
        sort: [{ field: 'last_message_at', direction: -1 }],
        limit: newest,
        message_limit: 0,
        member_limit: 0,
        state: false,
      },
    }),
    enabled: may.allowed,
  });
  if (!may.allowed) return <NotPermitted title="You may not see channels" {...may} />;
  if (list.isPending) {
    return (
      <SkeletonArea label="Reading channels" className="px-2">
        <SkeletonRows rows={6} />
      </SkeletonArea>
    );
  }
  if (!list.data) {
    return (
      <ReadFailure
        error={list.error}
        title="Channels could not be read"
        busy={list.isFetching}
        onRetry={() => void list.refetch()}
      />
    );
  }
  const shown = list.data.channels.flatMap(({ channel }) => (channel ? [channel] : []));
  if (shown.length === 0) {
    return (
      <Empty icon={Hash} title={`No channel is of the type ${name}`}>
        A change of its settings is felt by nobody yet, and it can be deleted.
      </Empty>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-6 py-4 max-pane:px-4">
      <div className="flex flex-wrap items-center gap-3 pb-3">
        <p className="min-w-0 flex-1 text-text-2">
          A change of this type is felt in {channels ? inChannels(channels) : 'all of its channels'}
          {shown.length === newest ? `; the ${newest} with the newest messages:` : '.'}
        </p>
        <Link
          to="/apps/$app/channels"
          params={{ app }}
          search={{ filter: { type: name } }}
          className={buttonClass()}
        >
          Show in Channels
        </Link>
      </div>
      <ul className="border-t border-line">
        {shown.map((channel) => (
          <li key={channel.cid} className="flex items-center gap-3 border-b border-line py-1.5">
            <Link
              to="/apps/$app/channels/$cid"
              params={{ app, cid: channel.cid }}
              className="grid min-w-0 flex-1 text-text no-underline hover:text-accent-text"
            >
              <bdi className="truncate font-medium">{channelName(channel)}</bdi>
              <span className="mono truncate text-small text-text-3">{channel.cid}</span>
            </Link>
            <ChannelStateBadges states={channelStates(channel)} />
            <span className="figures text-small text-text-2">
              {count(channel.member_count ?? 0)} {channel.member_count === 1 ? 'member' : 'members'}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
