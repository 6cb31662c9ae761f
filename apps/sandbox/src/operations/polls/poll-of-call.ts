import { assemblePoll } from '../../assemble/polls.ts';
import type { PollResponseData } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { doesNotExist, notAllowed } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { mayRead } from '../../permissions.ts';
import { findChannels } from '../../store/channels.ts';
import { channelsShowing, findOption, findPoll } from '../../store/polls.ts';
import type { PollOptionRow, PollRow } from '../../store/polls.ts';

// More channels than these are not looked through to find one that shows the poll to somebody.
const MOST_CHANNELS = 100;

/** The poll that a call names. Throws 404/16, and 403/17 for a user who can see it in no channel. */
export function requirePoll(context: Context, caller: Caller, id: string): PollRow {
  const poll = findPoll(context.db, id);
  if (!poll) throw doesNotExist(`poll with id ${id} doesn't exist`);
  if (caller.kind === 'server' || (caller.kind === 'user' && caller.userId === poll.created_by_id))
    return poll;
  const channels = findChannels(context.db, channelsShowing(context.db, id, MOST_CHANNELS));
  if (!channels.some((channel) => channel.disabled === 0 && mayRead(context, caller, channel)))
    throw notAllowed(`user is not allowed to read the poll with id ${id}`);
  return poll;
}

/** Throws 403/17 unless the app's own server asks, or whoever created the poll. */
export function requireOwner(caller: Caller, poll: PollRow): void {
  if (caller.kind === 'server' || (caller.kind === 'user' && caller.userId === poll.created_by_id)) return;
  throw notAllowed(`only its creator may change the poll with id ${poll.id}`);
}

/** An option of a poll. Throws 404/16. */
export function requireOption({ db }: Context, poll: PollRow, id: string): PollOptionRow {
  const option = findOption(db, poll.id, id);
  if (!option) throw doesNotExist(`poll option with id ${id} doesn't exist`);
  return option;
}

/** A poll that was changed a moment ago, in its wire form. */
export function answerPoll(context: Context, id: string, readerId: string | undefined): PollResponseData {
  const row = findPoll(context.db, id);
  if (!row) throw new Error(`the poll ${id} vanished while it was changed`);
  return assemblePoll(context, row, readerId);
}
