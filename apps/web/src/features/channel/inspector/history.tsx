import { toDate } from '@backchannel/chat-api';
import { queryMessageHistory } from '@backchannel/chat-api/operations';
import type {
  MessageHistoryEntryResponse,
  MessageWithChannelResponse,
  UserResponse,
} from '@backchannel/chat-api/types';
import { useInfiniteQuery } from '@tanstack/react-query';
import { chat } from '../../../api/client.ts';
import { Time } from '../../../ui/time.tsx';
import { personName } from '../message/person-name.ts';
import { MessageText } from '../text/message-text.tsx';
import { Paged } from './paged.tsx';

const pageSize = 10;

/** What the message said before each change, newest first. */
export function History({ app, message }: { app: string; message: MessageWithChannelResponse }) {
  const query = useInfiniteQuery({
    queryKey: [queryMessageHistory.name, app, { message: message.id }],
    queryFn: ({ pageParam, signal }) =>
      chat(app)(
        queryMessageHistory,
        {
          body: {
            filter: { message_id: message.id },
            limit: pageSize,
            ...(pageParam !== '' && { next: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const versions = query.data?.pages.flatMap((page) => page.message_history) ?? [];
  return (
    <Paged of="earlier versions" query={query} count={versions.length} empty="Never changed.">
      <ol className="grid gap-3">
        {versions.map((version, index) => (
          <Version
            key={versions.length - index}
            version={version}
            followed={index === 0 ? message : (versions[index - 1] ?? message)}
            author={message.user}
          />
        ))}
      </ol>
    </Paged>
  );
}

interface VersionProps {
  version: MessageHistoryEntryResponse;
  /** What the message was after it. */
  followed: Pick<MessageHistoryEntryResponse, 'text' | 'attachments'>;
  /** Of the message. */
  author: UserResponse;
}

function Version({ version, followed, author }: VersionProps) {
  const { text, attachments, message_updated_at, message_updated_by_id, is_deleted } = version;
  return (
    <li className="grid gap-0.5 border-l-2 border-line-2 pl-2">
      <p className="text-small text-text-3">
        <Time at={toDate(message_updated_at)} form="minute" /> by{' '}
        {message_updated_by_id === author.id ? (
          <bdi>{personName(author)}</bdi>
        ) : (
          <bdi className="mono">{message_updated_by_id}</bdi>
        )}
        {is_deleted && ' · deleted'}
      </p>
      {saysTheSame(version, followed) ? (
        <p className="text-text-3">The same text: something else was changed, such as a pin.</p>
      ) : text === '' ? (
        <p className="text-text-3">No text</p>
      ) : (
        <MessageText text={text} />
      )}
      {attachments.length > 0 && (
        <p className="text-small text-text-3">
          {attachments.length === 1 ? '1 attachment' : `${attachments.length} attachments`}
        </p>
      )}
    </li>
  );
}

type Said = VersionProps['followed'];

const saysTheSame = (one: Said, other: Said): boolean =>
  one.text === other.text && JSON.stringify(one.attachments) === JSON.stringify(other.attachments);
