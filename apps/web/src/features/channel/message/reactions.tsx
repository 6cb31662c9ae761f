import { queryReactions } from '@backchannel/chat-api/operations';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { query } from '../../../api/query.ts';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { personName } from './person-name.ts';
import { useTabStop } from './tab-stop.ts';
import { isEmoji, reactionMark } from './reaction-emoji.ts';

const mostNames = 20;

interface Props {
  app: string;
  message: MessageResponse;
  onOpen: () => void;
}

/** Every reaction with its count; who it is from is asked for when somebody looks. */
export function Reactions({ app, message, onOpen }: Props) {
  const counts = Object.entries(message.reaction_counts).filter(([, count]) => count > 0);
  if (counts.length === 0) return null;
  return (
    <>
      {counts.map(([type, count]) => (
        <Reaction key={type} app={app} messageId={message.id} type={type} count={count} onOpen={onOpen} />
      ))}
    </>
  );
}

interface ReactionProps {
  app: string;
  messageId: string;
  type: string;
  count: number;
  onOpen: () => void;
}

function Reaction({ app, messageId, type, count, onOpen }: ReactionProps) {
  const tabStop = useTabStop();
  const [looked, setLooked] = useState(false);
  const { data, isError } = useQuery({
    ...query(queryReactions, app, {
      params: { id: messageId },
      body: { filter: { type }, limit: mostNames },
    }),
    enabled: looked,
  });
  const names = data?.reactions.map(({ user, user_id }) => personName(user, user_id)) ?? [];
  const more = count - names.length;
  const who =
    names.length === 0
      ? isError
        ? 'Who reacted could not be read'
        : `${count} with ${type}`
      : `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} with ${type}`;
  const look = () => setLooked(true);
  return (
    <Tooltip text={who}>
      <button
        {...tabStop}
        type="button"
        aria-label={`${type}, ${count}${names.length === 0 ? '' : `: ${names.join(', ')}`}`}
        className="touch-target inline-flex h-5 items-center gap-1 rounded-full border border-line-2 px-1.5 text-small hover:bg-hover"
        onPointerEnter={look}
        onFocus={look}
        onClick={onOpen}
      >
        {isEmoji(type) ? reactionMark(type) : <span className="mono">{reactionMark(type)}</span>}
        <span className="figures text-text-2">{count}</span>
      </button>
    </Tooltip>
  );
}
