import type { BodyOf } from '@backchannel/chat-api';
import type { deleteUsers as Operation } from '@backchannel/chat-api/operations';
import { requireUsers } from '../../actor.ts';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { findChannel, removeChannel, updateChannel } from '../../store/channels.ts';
import { recountMembers, uncountMessages } from '../../store/counters.ts';
import { removeMember } from '../../store/members.ts';
import { removeMessage } from '../../store/messages.ts';
import { removeReaction } from '../../store/reactions.ts';
import {
  channelsWith,
  deleteMessagesBy,
  eraseMessagesBy,
  handOverChannels,
  messagesBy,
  pairChannelsOf,
  reactionsBy,
} from '../../store/user-content.ts';
import { findUser, removeUser, updateUser } from '../../store/users.ts';
import { startTask } from '../../tasks/run-task.ts';
import { defineTask } from '../../tasks/task-kinds.ts';
import type { Handler } from '../handler.ts';
import { requireUser } from './answer-users.ts';
import { perUser, uniqueIds } from './per-user.ts';

type How = Pick<BodyOf<typeof Operation>, 'user' | 'messages' | 'conversations'> & { newOwnerId?: unknown };

function removeMessagesBy({ db }: Context, userId: string): void {
  for (const { id, cid } of messagesBy(db, userId)) {
    const channel = findChannel(db, cid);
    const settings = channel && effectiveConfig(db, channel)?.settings;
    uncountMessages(db, cid, removeMessage(db, id), settings?.skip_last_msg_update_for_system_msgs ?? false);
  }
}

function deleteMessages(context: Context, userId: string, how: How['messages']): void {
  const { db, clock } = context;
  if (how === undefined) return;
  if (how === 'hard') return removeMessagesBy(context, userId);
  deleteMessagesBy(db, userId, clock.now());
  if (how === 'pruning') eraseMessagesBy(db, userId);
}

function deleteConversations({ db, clock }: Context, userId: string, how: How['conversations']): void {
  if (how === undefined) return;
  const now = clock.now();
  for (const cid of pairChannelsOf(db, userId)) {
    if (how === 'hard') removeChannel(db, cid);
    else updateChannel(db, cid, { deleted_at: now, updated_at: now });
  }
}

function deleteUser(context: Context, userId: string, how: How): void {
  const { db } = context;
  const user = findUser(db, userId);
  if (!user) requireUser(context, userId);
  // Restored since the call, they stay.
  if (user?.deleted_at === null) throw inputError(`user "${userId}" was restored before it was deleted`);
  deleteConversations(context, userId, how.conversations);
  deleteMessages(context, userId, how.messages);
  for (const cid of channelsWith(db, userId)) {
    removeMember(db, cid, userId);
    recountMembers(db, cid);
  }
  if (typeof how.newOwnerId === 'string') handOverChannels(db, userId, how.newOwnerId);
  if (how.user !== 'hard') return;
  for (const { message_id, type } of reactionsBy(db, userId)) removeReaction(db, message_id, userId, type);
  removeUser(db, userId);
}

// The input is what the handler below has written.
const kind = defineTask('delete_users', ({ ids, how }, context) =>
  perUser(context, ids, (id) => deleteUser(context, id, how as How)),
);

/** The users vanish at once; a task then sees to what they wrote, their memberships and their conversations. */
export const deleteUsers: Handler<typeof Operation> = (call, context) => {
  const { user_ids, user, messages, conversations, new_channel_owner_id: newOwnerId } = call.body;
  if (user === 'hard' && (messages !== 'hard' || conversations !== 'hard')) {
    throw inputError('"user": "hard" needs "messages": "hard" and "conversations": "hard"');
  }
  const ids = uniqueIds(user_ids);
  if (newOwnerId !== undefined) requireUsers(context, [newOwnerId], 'delete users operation');
  const now = context.clock.now();
  for (const id of ids) {
    if (findUser(context.db, id)?.deleted_at === null)
      updateUser(context.db, id, { deleted_at: now, updated_at: now });
  }
  const how: How = { user, messages, conversations, newOwnerId };
  return { task_id: startTask(call, context, kind, { ids, how }) };
};
