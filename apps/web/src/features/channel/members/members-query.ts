import { queryMembers } from '@backchannel/chat-api/operations';
import type { ChannelMemberResponse } from '@backchannel/chat-api/types';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { chat } from '../../../api/client.ts';
import { splitCid } from '../cid.ts';

/** Which members of a channel are listed. */
export interface MembersFilter {
  /** Beginning of any word of the name. */
  name: string;
  kind: MemberKind;
}

export const memberKinds = {
  all: { word: 'All members', conditions: {} },
  moderators: { word: 'Moderators', conditions: { is_moderator: true } },
  banned: { word: 'Banned', conditions: { banned: true } },
  invited: { word: 'Invited', conditions: { invite: 'pending' } },
  muted: { word: 'Notifications off', conditions: { notifications_muted: true } },
} as const;
export type MemberKind = keyof typeof memberKinds | `role:${string}`;

/** The kind that an address names; all of them where it names none. */
export function memberKind(text: string | undefined): MemberKind {
  if (text === undefined) return 'all';
  // Both tests are what the type says.
  return Object.hasOwn(memberKinds, text) || /^role:./.test(text) ? (text as MemberKind) : 'all';
}

const membersPageSize = 50;

/** The members of a channel, page by page, in the order of their joining. */
export function membersQuery(app: string, cid: string, filter: MembersFilter) {
  const { type, id } = splitCid(cid) ?? { type: cid, id: '-' };
  return infiniteQueryOptions({
    queryKey: [queryMembers.name, app, { cid, ...filter }] as const,
    queryFn: ({ pageParam, signal }) => {
      const payload = {
        type,
        id,
        filter_conditions: conditionsOf(filter),
        sort: [{ field: 'created_at', direction: 1 }],
        limit: membersPageSize,
        offset: pageParam,
      };
      return chat(app)(queryMembers, { query: { payload } }, { signal });
    },
    initialPageParam: 0,
    getNextPageParam: ({ members }, _pages, offset) =>
      members.length < membersPageSize ? undefined : offset + membersPageSize,
    placeholderData: keepPreviousData,
  });
}

function conditionsOf({ name, kind }: MembersFilter): Record<string, unknown> {
  const typed = name.trim();
  return {
    ...(typed !== '' && { name: { $autocomplete: typed } }),
    ...(isNamed(kind) ? memberKinds[kind].conditions : { channel_role: kind.slice('role:'.length) }),
  };
}

const isNamed = (kind: MemberKind): kind is keyof typeof memberKinds => kind in memberKinds;

/** A member's user id, wherever the API has put it. */
export const memberId = ({ user_id, user }: ChannelMemberResponse): string => user_id ?? user?.id ?? '';
