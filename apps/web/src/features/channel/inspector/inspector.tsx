import { toDate } from '@backchannel/chat-api';
import { getMessage } from '@backchannel/chat-api/operations';
import type { MessageWithChannelResponse } from '@backchannel/chat-api/types';
import { useQuery } from '@tanstack/react-query';
import { Clock, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { query } from '../../../api/query.ts';
import type { App } from '../../../api/session.ts';
import { ReadFailure } from '../../../shell/read-failure.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { Id } from '../../../ui/id.tsx';
import { RefreshingBar } from '../../../ui/refreshing-bar.tsx';
import { Skeleton, SkeletonArea } from '../../../ui/skeleton.tsx';
import { Time } from '../../../ui/time.tsx';
import { curlOf } from '../curl.ts';
import { CodeBlock } from '../data/code-block.tsx';
import { Fact, Facts, Section } from '../data/facts.tsx';
import { JsonTree } from '../data/json-tree.tsx';
import { personName } from '../message/person-name.ts';
import { PartHeading } from '../part-heading.tsx';
import { History } from './history.tsx';
import { ReactionList } from './reaction-list.tsx';

interface Props {
  app: App;
  messageId: string;
  onClose: () => void;
}

/** Everything about one message, as the API has it now: ids, times, history, reactions, JSON. */
export function Inspector({ app, messageId, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, isFetching, refetch } = useQuery(
    query(getMessage, app.id, { params: { id: messageId } }),
  );
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      aria-label="Message"
      className="flex w-[440px] shrink-0 flex-col border-l border-line bg-surface in-data-[wide=false]:absolute in-data-[wide=false]:inset-0 in-data-[wide=false]:z-10 in-data-[wide=false]:w-auto in-data-[wide=false]:border-l-0 max-wide:absolute max-wide:inset-y-0 max-wide:right-0 max-wide:z-10 max-wide:max-w-full"
    >
      <header className="relative flex h-12 shrink-0 items-center gap-2 border-b border-line pr-3 pl-4">
        <PartHeading ref={heading} className="flex-1 text-section outline-none">
          Message
        </PartHeading>
        <IconButton icon={X} label="Close the message" keys="Escape" onClick={onClose} />
        <RefreshingBar active={data !== undefined && isFetching} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {data ? (
          <Details app={app.id} message={data.message} pending={data.pending_message_metadata} />
        ) : error ? (
          <ReadFailure
            error={error}
            title="The message could not be read"
            notPermitted="You may not read messages"
            busy={isFetching}
            onRetry={() => void refetch()}
          />
        ) : (
          <SkeletonArea label="Reading the message" className="grid gap-3 p-4">
            <Skeleton className="h-2 w-40" />
            <Skeleton className="h-2 w-64" />
            <Skeleton className="h-2 w-52" />
          </SkeletonArea>
        )}
      </div>
    </section>
  );
}

interface DetailsProps {
  app: string;
  message: MessageWithChannelResponse;
  /** What its sender noted for whoever commits it; undefined when it is not pending. */
  pending: Record<string, string> | undefined;
}

function Details({ app, message, pending }: DetailsProps) {
  const { id, user, custom, parent_id, message_text_updated_at, deleted_at, pinned_at, pinned_by } = message;
  // The channel comes along with the answer; it has a tab of its own.
  const { channel: _, ...own } = message;
  return (
    <>
      <Section title="Facts">
        <Facts>
          <Fact name="Id">
            <Id id={id} of="message id" steady />
          </Fact>
          <Fact name="Author">
            <bdi className="font-medium">{personName(user)}</bdi> <Id id={user.id} of="user id" steady />
          </Fact>
          <Fact name="Type">{message.type}</Fact>
          <Fact name="State">
            {pending !== undefined && (
              <span className="grid justify-items-start gap-1">
                <Badge icon={Clock}>Pending</Badge>
                It waits to be committed. Until then the API lists it for its author alone, so it is not in
                the conversation.
              </span>
            )}
          </Fact>
          <Fact name="Thread of">
            {parent_id !== undefined && <Id id={parent_id} of="message id" steady />}
          </Fact>
          <Fact name="Sent">
            <Time at={toDate(message.created_at)} form="full" />
          </Fact>
          <Fact name="Changed">
            {message.updated_at !== message.created_at && (
              <Time at={toDate(message.updated_at)} form="full" />
            )}
          </Fact>
          <Fact name="Text edited">
            {message_text_updated_at !== undefined && (
              <Time at={toDate(message_text_updated_at)} form="full" />
            )}
          </Fact>
          <Fact name="Pinned">
            {pinned_at !== undefined && (
              <>
                <Time at={toDate(pinned_at)} form="full" />
                {pinned_by && ` by ${personName(pinned_by)}`}
              </>
            )}
          </Fact>
          <Fact name="Deleted">
            {deleted_at !== undefined && <Time at={toDate(deleted_at)} form="full" />}
          </Fact>
          <Fact name="Replies">{message.reply_count > 0 && message.reply_count}</Fact>
        </Facts>
      </Section>
      {Object.keys(custom).length > 0 && (
        <Section title="Custom data">
          <JsonTree value={custom} open={2} />
        </Section>
      )}
      {pending !== undefined && Object.keys(pending).length > 0 && (
        <Section title="Noted for its commit">
          <JsonTree value={pending} open={2} />
        </Section>
      )}
      <Section title="Reactions">
        <ReactionList app={app} messageId={id} />
      </Section>
      <Section title="Earlier versions">
        <History app={app} message={message} />
      </Section>
      <Section title="As curl">
        <CodeBlock of="curl" text={curlOf(getMessage, { params: { id } })} />
      </Section>
      <Section title="Raw JSON">
        <CodeBlock of="JSON" text={JSON.stringify(own, null, 2)} />
      </Section>
    </>
  );
}
