import { ChatApiError } from '@backchannel/chat-api';
import { getMessage } from '@backchannel/chat-api/operations';
import { type InfiniteData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AuditPage } from '../../api/audit.ts';
import { inWords } from '../../api/errors-in-words.ts';
import { usePermission } from '../../api/permission.ts';
import { query } from '../../api/query.ts';
import { ChannelLink } from './channel-link.tsx';
import { isKnownGone } from './record-words.ts';

interface Props {
  app: string;
  /** Of the message. */
  id: string;
  /** Where it was, as far as the record knows. */
  channel: string | null;
  /** When the record was written, RFC 3339. */
  at: string;
}

/** Where a message stands and what it says now; the channel it was in, where it is not there any more. */
export function MessagePlace({ app, id, channel, at }: Props) {
  const queries = useQueryClient();
  const lists = queries.getQueriesData<InfiniteData<AuditPage>>({ queryKey: ['/api/audit', app] });
  const records = lists.flatMap(([, list]) => list?.pages.flatMap((page) => page.records) ?? []);
  // What the log beside it tells need not be asked of the API, which would say no.
  const isRemoved = isKnownGone(records, { app, id, channel, at });
  const { allowed, reason } = usePermission('messages.read');
  const { data, error } = useQuery({
    ...query(getMessage, app, { params: { id } }),
    enabled: allowed && !isRemoved,
  });
  if (!allowed) return <Unread app={app} channel={channel} why={reason} />;
  if (error !== null || isRemoved) {
    const isGone = isRemoved || (error instanceof ChatApiError && error.status === 404);
    const why = isGone ? 'The message is no longer there' : inWords(error).title;
    return <Unread app={app} channel={channel} why={why} />;
  }
  if (!data) return <Unread app={app} channel={channel} why="Reading…" />;
  const { cid, parent_id: thread, text } = data.message;
  return (
    <>
      <ChannelLink app={app} cid={cid} search={{ ...(thread !== undefined && { thread }), message: id }} />
      {text !== '' && <bdi className="block truncate text-small text-text-3">{text}</bdi>}
    </>
  );
}

function Unread({ app, channel, why }: Pick<Props, 'app' | 'channel'> & { why: string | undefined }) {
  return (
    <>
      {channel !== null && <ChannelLink app={app} cid={channel} />}
      <span className="block text-text-3">{why}</span>
    </>
  );
}
