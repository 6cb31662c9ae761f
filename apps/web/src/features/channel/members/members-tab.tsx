import type { ChannelResponse } from '@backchannel/chat-api/types';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Copy, Download, Search, Users } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { copyText } from '../../../lib/copy.ts';
import { counted } from '../../../lib/numbers.ts';
import { useSettled } from '../../../lib/use-settled.ts';
import { ReadFailure } from '../../../shell/read-failure.tsx';
import { saveFile } from '../../../table/csv.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Input, Select } from '../../../ui/input.tsx';
import { Empty, NothingMatches } from '../../../ui/list-states.tsx';
import { RefreshingBar } from '../../../ui/refreshing-bar.tsx';
import { SkeletonArea } from '../../../ui/skeleton.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { MessageSkeletons } from '../conversation/edge.tsx';
import { membersCsv } from './members-csv.ts';
import { useChannelPlace } from '../use-channel-place.ts';
import { MembersList } from './members-list.tsx';
import { memberId, memberKind, memberKinds, type MemberKind, membersQuery } from './members-query.ts';

interface Props {
  app: string;
  channel: ChannelResponse;
}

/** Who is in the channel, found by name, role or state. */
export function MembersTab({ app, channel }: Props) {
  const { search, change } = useChannelPlace();
  const kind = memberKind(search.who);
  const [name, setName] = useTypedName(search.find ?? '', (find) =>
    change({ find: find === '' ? undefined : find }, { replace: true }),
  );
  const filter = { name: search.find ?? '', kind };
  const query = useInfiniteQuery(membersQuery(app, channel.cid, filter));
  const members = query.data?.pages.flatMap((page) => page.members) ?? [];
  const isFiltered = filter.name.trim() !== '' || kind !== 'all';
  const shown = counted(members.length, 'member');

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-4 py-2">
        <Input
          size="bar"
          icon={Search}
          type="search"
          aria-label="Find members by name"
          placeholder="Find by name"
          className="max-w-md min-w-32 flex-1 max-phone:max-w-none max-phone:basis-full"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          size="bar"
          aria-label="Which members"
          value={kind}
          onChange={({ target: { value } }) => change({ who: value === 'all' ? undefined : value })}
        >
          {Object.entries(memberKinds).map(([value, { word }]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
          {rolesOf(members, kind).map((role) => (
            <option key={role} value={`role:${role}`}>
              Role {role}
            </option>
          ))}
        </Select>
        <IconButton
          icon={Copy}
          label={`Copy ${counted(members.length, 'user id')}`}
          disabledReason={members.length === 0 ? 'No members to copy' : undefined}
          onClick={() =>
            void copyText(members.map(memberId).join('\n')).then((done) =>
              toast({
                kind: 'info',
                title: done ? `Copied ${counted(members.length, 'user id')}` : 'Could not copy',
              }),
            )
          }
        />
        <IconButton
          icon={Download}
          label={`CSV of ${shown}`}
          disabledReason={members.length === 0 ? 'No members to export' : undefined}
          onClick={() => saveFile(`members-${channel.id}.csv`, membersCsv(members), 'text/csv')}
        />
      </div>
      <div className="relative h-px bg-line">
        <RefreshingBar active={query.isFetching && !query.isPending} />
      </div>
      {query.isPending ? (
        <SkeletonArea label="Reading members">
          <MessageSkeletons rows={8} />
        </SkeletonArea>
      ) : query.error && members.length === 0 ? (
        <ReadFailure
          error={query.error}
          title="Members could not be read"
          notPermitted="You may not see members"
          busy={query.isFetching}
          onRetry={() => void query.refetch()}
        />
      ) : members.length > 0 ? (
        <MembersList
          members={members}
          hasMore={query.hasNextPage}
          isReading={query.isFetchingNextPage}
          error={query.error}
          onMore={() => void query.fetchNextPage()}
        />
      ) : isFiltered ? (
        <NothingMatches
          title="No member matches"
          actions={
            <Button
              onClick={() => {
                setName('');
                change({ find: undefined, who: undefined });
              }}
            >
              Show all members
            </Button>
          }
        >
          {channel.member_count === undefined
            ? undefined
            : `Without the filter there are ${counted(channel.member_count, 'member')}.`}
        </NothingMatches>
      ) : (
        <Empty icon={Users} title="No members">
          Nobody has been added to this channel.
        </Empty>
      )}
      <p
        role="status"
        className="figures h-8 shrink-0 border-t border-line px-4 text-small leading-[31px] text-text-2"
      >
        {query.data === undefined ? '' : `${shown}${query.hasNextPage ? ' read, there are more' : ''}`}
      </p>
    </div>
  );
}

/** What is being typed. It is in the address after a pause; an address that changes by other means shows here again. */
function useTypedName(found: string, onSettled: (name: string) => void) {
  const [name, setName] = useState(found);
  const settled = useSettled(name).trim();
  const [shownFor, setShownFor] = useState(found);
  if (shownFor !== found) {
    setShownFor(found);
    // What was asked for here arrives while more is being typed, which must not be lost.
    if (found !== settled) setName(found);
  }
  const ask = useEffectEvent((asked: string) => {
    if (asked !== found) onSettled(asked);
  });
  useEffect(() => ask(settled), [settled]);
  return [name, setName] as const;
}

/** Roles to choose from: those that occur, the usual ones, and the chosen one. */
function rolesOf(members: readonly { channel_role: string }[], kind: MemberKind): string[] {
  const chosen = kind.startsWith('role:') ? [kind.slice('role:'.length)] : [];
  const found = members.map(({ channel_role }) => channel_role);
  return [...new Set(['channel_member', 'channel_moderator', ...chosen, ...found])]
    .filter(Boolean)
    .toSorted();
}
