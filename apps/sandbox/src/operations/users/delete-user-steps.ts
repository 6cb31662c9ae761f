import type { BodyOf } from '@backchannel/chat-api';
import type { deleteUsers } from '@backchannel/chat-api/operations';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { emitUserEvent } from '../../events/emit.ts';
import { findChannel, removeChannel } from '../../store/channels.ts';
import { recountMembers, uncountMessages } from '../../store/counters.ts';
import { removeMember } from '../../store/members.ts';
import { findMessage, removeMessage } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import { removeReaction } from '../../store/reactions.ts';
import {
  channelsWith,
  deleteMessagesAmong,
  eraseMessagesAmong,
  handOverChannels,
  messagesAfter,
  pairChannelsOf,
  reactionsBy,
} from '../../store/user-content.ts';
import { removeUser } from '../../store/users.ts';
import { deleteSoftly } from '../channels/delete-softly.ts';

/** What is to become of users and of what is theirs. */
export type How = Pick<BodyOf<typeof deleteUsers>, 'user' | 'messages' | 'conversations'> & {
  newOwnerId?: string | undefined;
};

/** Where the deletion of one user goes on. */
export interface Within {
  stage: keyof typeof stages;
  /** The last message that is behind it. */
  at?: number;
  seq?: number;
}

/** One share of a stage; what it returns is where the stage goes on, undefined when it is over. */
type Stage = (context: Context, userId: string, how: How, within: Within) => Within | undefined;

// So many things at a time that nobody has to wait.
const SHARE = 100;

const conversations: Stage = (context, userId, { conversations: how }, within) => {
  const [cid] = how === undefined ? [] : pairChannelsOf(context.db, userId);
  const channel = cid === undefined ? undefined : findChannel(context.db, cid);
  if (!channel) return undefined;
  deleteSoftly(context, channel);
  if (how === 'hard') removeChannel(context.db, channel.cid);
  return within;
};

function removeWithThread({ db }: Context, { id, cid }: MessageRow): void {
  // Gone already, as part of a thread.
  if (!findMessage(db, id)) return;
  const channel = findChannel(db, cid);
  const settings = channel && effectiveConfig(db, channel)?.settings;
  uncountMessages(db, cid, removeMessage(db, id), settings?.skip_last_msg_update_for_system_msgs ?? false);
}

const messages: Stage = (context, userId, { messages: how }, { stage, at = 0, seq = 0 }) => {
  const { db, clock } = context;
  if (how === undefined) return undefined;
  const rows = messagesAfter(db, userId, { at, seq }, SHARE);
  const last = rows.at(-1);
  if (!last) return undefined;
  if (how === 'hard') for (const row of rows) removeWithThread(context, row);
  else deleteMessagesAmong(db, rows, clock.now());
  if (how === 'pruning') eraseMessagesAmong(db, rows);
  return { stage, at: last.created_at, seq: last.seq };
};

const memberships: Stage = ({ db }, userId, _how, within) => {
  const cids = channelsWith(db, userId, SHARE);
  for (const cid of cids) {
    removeMember(db, cid, userId);
    recountMembers(db, cid);
  }
  return cids.length === SHARE ? within : undefined;
};

const reactions: Stage = ({ db }, userId, { user }, within) => {
  if (user !== 'hard') return undefined;
  const rows = reactionsBy(db, userId, SHARE);
  for (const { message_id: id, type } of rows) removeReaction(db, id, userId, type);
  return rows.length === SHARE ? within : undefined;
};

const farewell: Stage = (context, userId, how) => {
  if (how.newOwnerId !== undefined) handOverChannels(context.db, userId, how.newOwnerId);
  emitUserEvent(context, 'user.deleted', userId, {
    delete_user: how.user ?? 'soft',
    delete_messages: how.messages ?? '',
    delete_conversation: how.conversations ?? '',
    delete_conversation_channels: how.conversations !== undefined,
    hard_delete: how.user === 'hard',
    mark_messages_deleted: how.messages === 'soft',
  });
  if (how.user === 'hard') removeUser(context.db, userId);
  return undefined;
};

const stages = { conversations, messages, memberships, reactions, farewell };
// Object.keys knows less of the names than the type of the object does.
const order = Object.keys(stages) as (keyof typeof stages)[];

/** The next share of a user's deletion; undefined when nothing is left to do. */
export function deleteSomeOf(
  context: Context,
  userId: string,
  how: How,
  within: Within = { stage: 'conversations' },
): Within | undefined {
  const further = stages[within.stage](context, userId, how, within);
  const next = order[order.indexOf(within.stage) + 1];
  return further ?? (next && { stage: next });
}
