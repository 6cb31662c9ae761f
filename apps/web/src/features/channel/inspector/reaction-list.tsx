import { toDate } from '@backchannel/chat-api';
import { queryReactions } from '@backchannel/chat-api/operations';
import { useInfiniteQuery } from '@tanstack/react-query';
import { chat } from '../../../api/client.ts';
import { Time } from '../../../ui/time.tsx';
import { personName } from '../message/person-name.ts';
import { reactionMark } from '../message/reaction-emoji.ts';
import { Paged } from './paged.tsx';

const pageSize = 25;

/** Who reacted with what, newest first. */
export function ReactionList({ app, messageId }: { app: string; messageId: string }) {
  const query = useInfiniteQuery({
    queryKey: [queryReactions.name, app, { message: messageId }],
    queryFn: ({ pageParam, signal }) =>
      chat(app)(
        queryReactions,
        {
          params: { id: messageId },
          body: { limit: pageSize, ...(pageParam !== '' && { next: pageParam }) },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const reactions = query.data?.pages.flatMap((page) => page.reactions) ?? [];
  return (
    <Paged of="reactions" query={query} count={reactions.length} empty="No reactions.">
      <ul className="grid gap-1">
        {reactions.map(({ type, user, user_id, created_at }) => (
          <li key={`${user_id} ${type}`} className="flex min-w-0 items-baseline gap-2">
            <span title={type}>{reactionMark(type)}</span>
            <bdi className="min-w-0 flex-1 truncate">{personName(user, user_id)}</bdi>
            <span className="text-small text-text-3">
              <Time at={toDate(created_at)} form="minute" />
            </span>
          </li>
        ))}
      </ul>
    </Paged>
  );
}
