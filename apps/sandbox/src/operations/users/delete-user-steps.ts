import type { BodyOf } from '@backchannel/chat-api';
import type { deleteUsers } from '@backchannel/chat-api/operations';
import type { Context } from '../../context.ts';
import { emitUserEvent } from '../../events/emit.ts';
import { findChannel, removeChannel, removeSomeContent } from '../../store/channels.ts';
import { recountMembers } from '../../store/counters/channels.ts';
import { expireUploadsOf } from '../../store/files.ts';
import { removeMember } from '../../store/members.ts';
import { removeReaction } from '../../store/reactions.ts';
import { channelsWith, handOverSomeChannels, pairChannelsOf } from '../../store/user-channels.ts';
import {
  deleteMessagesAmong,
  eraseMessagesAmong,
  messagesAfter,
  reactionsBy,
} from '../../store/user-content.ts';
import { removeSomeBelongings, removeUser, updateUser } from '../../store/users.ts';
import { deleteSoftly } from '../channels/delete-softly.ts';
import { removeMessages } from '../messages/remove-messages.ts';

/** What is to become of users and of what is theirs. */
export type How = Pick<BodyOf<typeof deleteUsers>, 'user' | 'messages' | 'conversations' | 'files'> & {
  newOwnerId?: string | undefined;
};

/** Where the deletion of one user goes on. */
export interface Within {
  stage: keyof typeof stages;
  /** The last message that is behind it. */
  at?: number;
  seq?: number;
  /** The conversation that is being removed. */
  cid?: string;
  /** The last channel that is behind it, by number. */
  channel?: number;
}

/** One share of a stage; what it returns is where the stage goes on, undefined when it is over. */
type Stage = (context: Context, userId: string, how: How, within: Within) => Within | undefined;

// So many things at a time that nobody has to wait.
const SHARE = 100;
// The members of each are counted, and may be very many.
const FEW_CHANNELS = 10;

const conversations: Stage = (context, userId, { conversations: how }, { stage, cid: open }) => {
  const { db } = context;
  if (open !== undefined) {
    if (removeSomeContent(db, open, SHARE)) return { stage, cid: open };
    removeChannel(db, open);
    return { stage };
  }
  const [cid] = how === undefined ? [] : pairChannelsOf(db, userId, undefined, 1);
  const channel = cid === undefined ? undefined : findChannel(db, cid);
  if (!channel) return undefined;
  deleteSoftly(context, channel);
  return how === 'hard' ? { stage, cid: channel.cid } : { stage };
};

const messages: Stage = (context, userId, { messages: how }, { stage, at = 0, seq = 0 }) => {
  const { db, clock } = context;
  if (how === undefined) return undefined;
  const place = { at, seq };
  const rows = messagesAfter(db, userId, place, SHARE);
  const last = rows.at(-1);
  if (!last) return undefined;
  const next = { stage, at: last.created_at, seq: last.seq };
  if (how === 'hard') {
    const ids = rows.map(({ id }) => id);
    return removeMessages(context, ids, SHARE).isDone ? next : { stage, ...place };
  }
  deleteMessagesAmong(db, rows, clock.now());
  if (how === 'pruning') eraseMessagesAmong(db, rows);
  return next;
};

const memberships: Stage = ({ db }, userId, _how, within) => {
  const cids = channelsWith(db, userId, FEW_CHANNELS);
  for (const cid of cids) {
    removeMember(db, cid, userId);
    recountMembers(db, cid);
  }
  return cids.length === FEW_CHANNELS ? within : undefined;
};

const reactions: Stage = ({ db }, userId, { user }, within) => {
  if (user !== 'hard') return undefined;
  const rows = reactionsBy(db, userId, SHARE);
  for (const { message_id: id, type } of rows) removeReaction(db, id, userId, type);
  return rows.length === SHARE ? within : undefined;
};

// Removed from the disk by whatever removes files whose time is over.
const uploads: Stage = ({ db, clock, due }, userId, { files }) => {
  if (files === true && expireUploadsOf(db, userId, clock.now()) > 0) due.wake();
  return undefined;
};

const handover: Stage = ({ db }, userId, { newOwnerId }, { stage, channel = 0 }) => {
  const next = newOwnerId === undefined ? undefined : handOverSomeChannels(db, userId, newOwnerId, channel);
  return next === undefined ? undefined : { stage, channel: next };
};

const belongings: Stage = ({ db }, userId, { user }, within) =>
  user === 'hard' && removeSomeBelongings(db, userId, SHARE) ? within : undefined;

// Role and teams are the app's, and stay for who is restored.
const NOTHING_PERSONAL = {
  name: null,
  image: null,
  language: '',
  privacy_settings: null,
  push_notifications: null,
  custom: '{}',
};

const farewell: Stage = (context, userId, how) => {
  emitUserEvent(context, 'user.deleted', userId, {
    delete_user: how.user ?? 'soft',
    delete_messages: how.messages ?? '',
    delete_conversation: how.conversations ?? '',
    delete_conversation_channels: how.conversations !== undefined,
    hard_delete: how.user === 'hard',
    mark_messages_deleted: how.messages === 'soft',
  });
  if (how.user === 'hard') removeUser(context.db, userId);
  if (how.user === 'pruning') updateUser(context.db, userId, NOTHING_PERSONAL);
  return undefined;
};

const stages = { conversations, messages, memberships, reactions, uploads, handover, belongings, farewell };
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
