import { ChatApiError } from '@backchannel/chat-api';
import { getMessage } from '@backchannel/chat-api/operations';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { inWords } from '../../api/errors-in-words.ts';
import { usePermission } from '../../api/permission.ts';
import { query } from '../../api/query.ts';

interface Props {
  app: string;
  /** Of the message. */
  id: string;
}

/** Where a message stands and what it says now: a record knows no more of it than its id. */
export function MessagePlace({ app, id }: Props) {
  const { allowed, reason } = usePermission('messages.read');
  const { data, error } = useQuery({ ...query(getMessage, app, { params: { id } }), enabled: allowed });
  if (!allowed) return <span className="text-text-3">{reason}</span>;
  if (error) {
    const isGone = error instanceof ChatApiError && error.status === 404;
    return (
      <span className="text-text-3">{isGone ? 'The message is no longer there' : inWords(error).title}</span>
    );
  }
  if (!data) return <span className="text-text-3">Reading…</span>;
  const { cid, parent_id: thread, text } = data.message;
  return (
    <>
      <Link
        to="/apps/$app/channels/$cid"
        params={{ app, cid }}
        search={{ ...(thread !== undefined && { thread }), message: id }}
        className="mono block truncate text-accent-text"
      >
        {cid}
      </Link>
      {text !== '' && <bdi className="block truncate text-small text-text-3">{text}</bdi>}
    </>
  );
}
