import type { Context } from '../../context.ts';
import { ApiFailure } from '../../errors.ts';
import { findUser } from '../../store/users.ts';
import { ban } from '../bans/ban.ts';
import { unban } from '../bans/unban.ts';
import { flag } from '../flags/flag.ts';
import type { Call } from '../handler.ts';
import { mute } from '../mutes/mute.ts';
import { unmute } from '../mutes/unmute.ts';
import type { Posting } from '../messages/message-columns.ts';
import type { SlashCommand } from './slash-command.ts';

/** What a command hands on of the call that it came with. */
export type CommandCall = Omit<Call<unknown>, 'params' | 'query' | 'body'>;

interface Target {
  id: string;
  /** What was written behind the name. */
  rest: string;
}

type Run = (call: CommandCall, context: Context, target: Target, posting: Posting) => unknown;

const nothing = { params: undefined, query: undefined };

/** What each command is as an operation: `/mute @bob` is a call of `mute`, made by who has written it. */
const commands: Readonly<Record<string, Run>> = {
  mute: (call, context, { id }, { userId }) =>
    mute({ ...call, ...nothing, body: { target_ids: [id], user_id: userId } }, context),
  unmute: (call, context, { id }, { userId }) =>
    unmute({ ...call, ...nothing, body: { target_ids: [id], user_id: userId } }, context),
  ban: (call, context, { id, rest }, { userId, channel }) =>
    ban(
      {
        ...call,
        ...nothing,
        body: {
          target_user_id: id,
          banned_by_id: userId,
          channel_cid: channel.cid,
          ...(rest !== '' && { reason: rest }),
        },
      },
      context,
    ),
  unban: (call, context, { id }, { userId, channel }) =>
    unban(
      {
        ...call,
        params: undefined,
        query: { target_user_id: id, channel_cid: channel.cid },
        body: { unbanned_by_id: userId },
      },
      context,
    ),
  flag: (call, context, { id, rest }, { userId }) =>
    flag(
      {
        ...call,
        ...nothing,
        body: {
          entity_type: 'stream:user',
          entity_id: id,
          user_id: userId,
          ...(rest !== '' && { reason: rest }),
        },
      },
      context,
    ),
};

export const isModerationCommand = (name: string): boolean => Object.hasOwn(commands, name);

/** Whom a command is about: who is mentioned, or whose id stands behind an `@`. */
function targetOf({ db }: Context, args: string, mentioned: readonly string[] = []): Target | undefined {
  const [, name = '', rest = ''] = /^@?(\S+)\s*([\s\S]*)$/.exec(args) ?? [];
  const [first] = mentioned;
  const id = findUser(db, name) ? name : first;
  return id === undefined ? undefined : { id, rest };
}

export interface Outcome {
  type: 'ephemeral' | 'error';
  text: string;
}

/** Carries out a command about another user, and says how it went. */
export function moderate(
  call: CommandCall,
  context: Context,
  posting: Posting,
  { name, args }: SlashCommand,
): Outcome {
  const target = targetOf(context, args, posting.message.mentioned_users);
  if (!target) return { type: 'error', text: `/${name} needs the name of a user` };
  try {
    // A refusal is the command's answer, and leaves nothing of what it began.
    context.db.attempt(() => commands[name]?.(call, context, target, posting));
    return { type: 'ephemeral', text: `/${name} ${target.id}: done` };
  } catch (error) {
    if (error instanceof ApiFailure && error.status < 500) return { type: 'error', text: error.message };
    throw error;
  }
}
