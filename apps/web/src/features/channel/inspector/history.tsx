import { toDate } from '@backchannel/chat-api';
import { queryMessageHistory } from '@backchannel/chat-api/operations';
import type { MessageHistoryEntryResponse, MessageWithChannelResponse } from '@backchannel/chat-api/types';
import { useInfiniteQuery } from '@tanstack/react-query';
import { chat } from '../../../api/client.ts';
import { Time } from '../../../ui/time.tsx';
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
          <Version key={versions.length - index} version={version} />
        ))}
      </ol>
    </Paged>
  );
}

function Version({ version }: { version: MessageHistoryEntryResponse }) {
  const { text, attachments, message_updated_at, message_updated_by_id, is_deleted } = version;
  return (
    <li className="grid gap-0.5 border-l-2 border-line-2 pl-2">
      <p className="text-small text-text-3">
        <Time at={toDate(message_updated_at)} form="minute" /> by{' '}
        <bdi className="mono">{message_updated_by_id}</bdi>
        {is_deleted && ' · deleted'}
      </p>
      {text === '' ? <p className="text-text-3">No text</p> : <MessageText text={text} />}
      {attachments.length > 0 && (
        <p className="text-small text-text-3">
          {attachments.length === 1 ? '1 attachment' : `${attachments.length} attachments`}
        </p>
      )}
    </li>
  );
}
