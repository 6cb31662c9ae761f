import type { deletePollVote as Operation } from '@backchannel/chat-api/operations';
import { actorOf } from '../../actor.ts';
import { assemblePoll, assembleVotes } from '../../assemble/polls.ts';
import { UserBook } from '../../assemble/users.ts';
import { doesNotExist, notAllowed } from '../../errors.ts';
import { emitChannelEvent } from '../../events/emit.ts';
import { findVote, removeVote } from '../../store/poll-votes.ts';
import { findPoll } from '../../store/polls.ts';
import type { Handler } from '../handler.ts';
import { requireVoting } from './poll-in-message.ts';

/** Takes a vote or an answer back; the app's own server may do so for nobody in particular. */
export const deletePollVote: Handler<typeof Operation> = ({ params, query, caller }, context) => {
  const userId = actorOf(context, caller, query);
  const { poll, channel, messageId } = requireVoting(context, caller, params);
  const vote = findVote(context.db, poll.id, params.vote_id);
  if (!vote) throw doesNotExist(`vote with id ${params.vote_id} doesn't exist`);
  if ((userId !== undefined || caller.kind !== 'server') && userId !== vote.user_id)
    throw notAllowed(`vote with id ${vote.id} is somebody else's`);
  removeVote(context.db, vote);
  const after = findPoll(context.db, poll.id) ?? poll;
  const users = new UserBook(context);
  const secret = poll.voting_visibility === 'anonymous';
  emitChannelEvent(context, 'poll.vote_removed', channel, secret ? undefined : vote.user_id, () => ({
    message_id: messageId,
    poll: assemblePoll(context, after),
    poll_vote: assembleVotes(after, [vote], users)[0],
  }));
  const [wire] = assembleVotes(after, [vote], users, vote.user_id);
  return { poll: assemblePoll(context, after, userId), ...(wire && { vote: wire }) };
};
