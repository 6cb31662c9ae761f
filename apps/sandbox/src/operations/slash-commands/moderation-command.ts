import type { Context } from '../../context.ts';
import { ApiFailure } from '../../errors.ts';
import { findUser } from '../../store/users.ts';
import { handlerOf } from '../index.ts';
import type { Posting } from '../messages/message-columns.ts';
import type { SlashCommand } from './slash-command.ts';

/** What a command hands on of the call that it came with. */
export type CommandCall = object;

interface Target {
  id: string;
  /** What was written behind the name. */
  rest: string;
}

interface Input {
  query?: object;
  body: object;
}

/** What each command is as an operation: `/mute @bob` is a call of `mute`, made by who has written it. */
const inputs: Readonly<Record<string, (target: Target, posting: Posting) => Input>> = {
  mute: ({ id }, { userId }) => ({ body: { target_ids: [id], user_id: userId } }),
  unmute: ({ id }, { userId }) => ({ body: { target_ids: [id], user_id: userId } }),
  ban: ({ id, rest }, { userId, channel }) => ({
    body: {
      target_user_id: id,
      banned_by_id: userId,
      channel_cid: channel.cid,
      ...(rest !== '' && { reason: rest }),
    },
  }),
  unban: ({ id }, { userId, channel }) => ({
    query: { target_user_id: id, channel_cid: channel.cid },
    body: { unbanned_by_id: userId },
  }),
  flag: ({ id, rest }, { userId }) => ({
    body: {
      entity_type: 'stream:user',
      entity_id: id,
      user_id: userId,
      ...(rest !== '' && { reason: rest }),
    },
  }),
};

export const isModerationCommand = (name: string): boolean => Object.hasOwn(inputs, name);

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
  const handler = handlerOf(name);
  const input = inputs[name]?.(target, posting);
  if (!handler || !input) throw new ApiFailure('notImplemented', `the sandbox does not have ${name} yet`);
  try {
    // A refusal is the command's answer, and leaves nothing of what it began.
    context.db.attempt(() =>
      // Made as the operation's description has it.
      handler({ ...call, params: {}, query: {}, ...input } as never, context as never),
    );
    return { type: 'ephemeral', text: `/${name} ${target.id}: done` };
  } catch (error) {
    if (error instanceof ApiFailure && error.status < 500) return { type: 'error', text: error.message };
    throw error;
  }
}
