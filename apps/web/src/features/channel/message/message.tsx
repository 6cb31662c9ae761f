import { toDate } from '@backchannel/chat-api';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { Avatar } from '../../../ui/avatar.tsx';
import { Tag } from '../../../ui/badge.tsx';
import { MessageText } from '../text/message-text.tsx';
import { Attachments } from './attachments.tsx';
import { DeletedMessage } from './deleted-message.tsx';
import { Marks } from './marks.tsx';
import { useMessageList } from './message-context.ts';
import { MessageTime } from './message-time.tsx';
import { personName } from './person-name.ts';
import { Poll } from './poll.tsx';
import { Quote } from './quote.tsx';
import { Reactions } from './reactions.tsx';
import { SystemMessage } from './system-message.tsx';
import { ThreadLink } from './thread-link.tsx';

interface Props {
  message: MessageResponse;
  /** Avatar and name stand above already. */
  continues?: boolean;
}

/** The two cells of one message: avatar, and what was said. */
export function Message({ message, continues = false }: Props) {
  if (message.deleted_at !== undefined || message.type === 'deleted')
    return <DeletedMessage message={message} />;
  if (message.type === 'system') return <SystemMessage message={message} />;
  return <Spoken message={message} continues={continues} />;
}

function Spoken({ message, continues = false }: Props) {
  const { app, inspect, inThread } = useMessageList();
  const { user, member, quoted_message: quoted, poll } = message;
  const role = member?.channel_role;
  const at = toDate(message.created_at);
  const hasFoot =
    (!inThread && message.reply_count > 0) ||
    Object.values(message.reaction_counts).some((count) => count > 0);
  return (
    <>
      {continues ? (
        <MessageTime
          at={at}
          className="-mx-1.5 pt-0.5 text-center text-tiny text-text-3 opacity-0 group-hover/message:opacity-100 group-focus/message:opacity-100"
        />
      ) : (
        <Avatar name={personName(user)} />
      )}
      <div className="min-w-0">
        {!continues && (
          <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
            <bdi className="max-w-full truncate font-semibold" title={user.id}>
              {personName(user)}
            </bdi>
            {role !== undefined && role !== 'channel_member' && <Tag mono>{role}</Tag>}
            <MessageTime at={at} className="text-tiny text-text-3" />
            <Marks message={message} />
          </p>
        )}
        {quoted && <Quote message={quoted} />}
        {message.text !== '' && (
          <MessageText text={message.text} mentioned={message.mentioned_users} quiet={message.shadowed} />
        )}
        <Attachments attachments={message.attachments} />
        {poll && <Poll poll={poll} />}
        {hasFoot && (
          <div className="mt-1 flex flex-wrap items-center gap-1.5">
            <Reactions app={app.id} message={message} onOpen={() => inspect(message.id)} />
            <ThreadLink message={message} />
          </div>
        )}
      </div>
    </>
  );
}
