import { toDate } from '@backchannel/chat-api';
import { getMessage } from '@backchannel/chat-api/operations';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { Suspense, useState } from 'react';
import { inWords } from '../../../api/errors-in-words.ts';
import { query } from '../../../api/query.ts';
import { usePermission } from '../../../api/permission.ts';
import { lazyPart } from '../../../lib/part.ts';
import { MessageText } from '../text/message-text.tsx';
import { Attachments } from './attachments.tsx';
import { useDeletedBy } from './deleted-by.ts';
import { useMessageList } from './message-context.ts';
import { MessageTime } from './message-time.tsx';
import { personName } from './person-name.ts';
import { useTabStop } from './tab-stop.ts';

const UndeleteMessage = lazyPart(async () => ({
  default: (await import('../../message-actions/undelete-message.tsx')).UndeleteMessage,
}));

/** A message that was taken back: whose, when, how, and, for who may see it, what it said. */
export function DeletedMessage({ message }: { message: MessageResponse }) {
  const { app } = useMessageList();
  const [shown, setShown] = useState(false);
  const { allowed, reason } = usePermission('messages.read');
  const by = useDeletedBy(app.id, message.id);
  const tabStop = useTabStop();
  const forOne = message.deleted_for_me === true;
  return (
    <>
      <span
        aria-hidden
        className="inline-flex size-6 items-center justify-center rounded-full border border-dashed border-control text-text-3"
      >
        <Trash2 size={12} strokeWidth={2.4} />
      </span>
      <div className="min-w-0">
        <p className="text-text-2">
          Message of <bdi className="font-medium">{personName(message.user)}</bdi> deleted{' '}
          <MessageTime at={toDate(message.created_at)} className="text-tiny text-text-3" />
        </p>
        <p className="text-small text-text-2">
          {by !== undefined && (
            <>
              By operator <bdi className="font-medium text-text">{by}</bdi>{' '}
            </>
          )}
          {message.deleted_at !== undefined && (
            <>
              {by === undefined ? 'At ' : 'at '}
              <MessageTime at={toDate(message.deleted_at)} form="near" />,{' '}
            </>
          )}
          {forOne ? 'for its author only. ' : 'soft. '}
          <button
            {...tabStop}
            type="button"
            aria-expanded={shown}
            aria-disabled={!allowed || undefined}
            title={allowed ? undefined : reason}
            className="touch-target font-medium text-accent-text hover:underline aria-disabled:text-text-3"
            onClick={() => allowed && setShown(!shown)}
          >
            {shown ? 'Hide' : 'Show'}
          </button>
          {!forOne && (
            <Suspense>
              <UndeleteMessage app={app} message={message} />
            </Suspense>
          )}
        </p>
        {shown && <Original app={app.id} message={message} />}
      </div>
    </>
  );
}

function Original({ app, message }: { app: string; message: MessageResponse }) {
  const { data, error, isPending } = useQuery(
    query(getMessage, app, { params: { id: message.id }, query: { show_deleted_message: true } }),
  );
  if (isPending) return <p className="text-small text-text-3">Reading what it said…</p>;
  if (error) {
    const words = inWords(error, 'It could not be read');
    return (
      <p role="alert" className="text-small text-red">
        {words.title}: {words.detail}
      </p>
    );
  }
  return (
    <div className="mt-1 border-l-2 border-line-2 pl-2 text-text-2">
      {data.message.text === '' && data.message.attachments.length === 0 ? (
        <p className="text-small text-text-3">The API no longer has what it said.</p>
      ) : (
        <MessageText text={data.message.text} mentioned={data.message.mentioned_users} quiet />
      )}
      <Attachments attachments={data.message.attachments} />
    </div>
  );
}
