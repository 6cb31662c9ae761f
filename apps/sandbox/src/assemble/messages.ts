import type { MessageResponse, PollResponseData } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import type { Caller } from '../http/auth.ts';
import { readableMessages } from '../message-sight.ts';
import { attachmentsOf, presentMessage } from '../present/message.ts';
import type { MessageParts } from '../present/message.ts';
import { deletedForMe } from '../store/deleted-for-me.ts';
import { findMessages, firstParticipants } from '../store/messages.ts';
import type { MessageRow } from '../store/messages.ts';
import { findPolls } from '../store/polls.ts';
import { remindersOf } from '../store/reminders.ts';
import { MOST_PARTICIPANTS } from '../store/threads.ts';
import { parseStrings } from '../values.ts';
import { mayHaveUploads, withFreshUrls } from './fresh-urls.ts';
import { MemberBook } from './members.ts';
import { assemblePolls } from './polls.ts';
import { assembleReactions } from './reactions.ts';
import { UserBook } from './users.ts';

export interface MessageOptions {
  /** Who looks: of what is quoted, users get to see only what they may read. */
  viewer: Caller;
  /** Who reads: their own reactions and deletions show. */
  readerId?: string | undefined;
  /** Keys of the sender's member data to put on each message. */
  memberCustomInclude?: readonly string[] | undefined;
  /** Show the text of softly deleted messages. */
  showDeleted?: boolean | undefined;
  /** They were sent a moment ago: nobody can have reacted to them, or wanted to be reminded of them. */
  areNew?: boolean | undefined;
  /** The answer's users, so that they are read once for all of it. */
  users?: UserBook | undefined;
  /** The answer's members, when some are known already. */
  members?: MemberBook | undefined;
}

const NO_REACTIONS = { groups: {}, latest: [], own: [] };

// What is asked of each of some thousand messages is a function that stays: when old objects are looked through, the
// machine code of those that are made for one call is thrown away, and soon after made again.
const idOf = (row: MessageRow): string => row.id;
const senderOf = (row: MessageRow): string | null => row.user_id;
const pinnedByOf = (row: MessageRow): string | null => row.pinned_by_id;
const quotedIdOf = (row: MessageRow): string | null => row.quoted_message_id;
const cidOf = (row: MessageRow): string => row.cid;
const pollIdOf = (row: MessageRow): string | null => row.poll_id;
const hasReplies = (row: MessageRow): boolean => row.reply_count > 0;
const hasReactions = (row: MessageRow): boolean => row.reacted === 1;
const mentionsSomebody = (row: MessageRow): boolean => row.mentioned_users !== '[]';
const isThere = (id: string | null): id is string => id !== null;

function participantsOf(context: Context, rows: readonly MessageRow[]): Map<string, string[]> {
  const parents = rows.filter(hasReplies);
  if (parents.length === 0) return new Map();
  const found = firstParticipants(context.db, parents, MOST_PARTICIPANTS);
  const replies = Map.groupBy(found, (row) => row.parent_id);
  return new Map(
    [...replies].map(([parentId, entries]) => [parentId, entries.map((entry) => entry.user_id)]),
  );
}

/** By the messages that mention somebody. */
function mentionedIn(rows: readonly MessageRow[]): Map<string, string[]> {
  const some = rows.filter(mentionsSomebody);
  return new Map(some.map((row) => [row.id, parseStrings(row.mentioned_users)]));
}

function pollsOf(
  context: Context,
  rows: readonly MessageRow[],
  readerId: string | undefined,
  users: UserBook,
): Map<string, PollResponseData> {
  const ids = new Set(rows.map(pollIdOf).filter(isThere));
  if (ids.size === 0) return new Map();
  return new Map(
    assemblePolls(context, findPolls(context.db, ids), readerId, users).map((poll) => [poll.id, poll]),
  );
}

/** Makes what is wanted of a message and what it embeds: the presenter, or who writes what the presenter makes. */
export type PresentMessage<Message> = (row: MessageRow, parts: MessageParts) => Message;

/** Messages with everything they embed, in a handful of statements whatever their number. */
export function assembleMessages(
  context: Context,
  rows: readonly MessageRow[],
  options: MessageOptions,
): MessageResponse[] {
  return assembleLevel(context, rows, options, presentMessage, true);
}

/** Lists of messages, see {@link assembleMessages}; what they embed is read for all of them together. */
export function assembleMessageLists<Message>(
  context: Context,
  lists: readonly (readonly MessageRow[])[],
  options: MessageOptions,
  present: PresentMessage<Message>,
): Message[][] {
  const messages = assembleLevel(context, lists.flat(), options, present, true);
  let end = 0;
  return lists.map((list) => {
    const start = end;
    end += list.length;
    return messages.slice(start, end);
  });
}

function assembleLevel<Message>(
  context: Context,
  rows: readonly MessageRow[],
  options: MessageOptions,
  present: PresentMessage<Message>,
  withQuoted: boolean,
): Message[] {
  if (rows.length === 0) return [];
  const { db } = context;
  const { readerId, users = new UserBook(context), showDeleted = false, areNew = false } = options;
  const { members = new MemberBook(db, options.memberCustomInclude) } = options;
  const ids = rows.map(idOf);
  const reacted = rows.filter(hasReactions).map(idOf);
  const quotedIds = withQuoted ? rows.map(quotedIdOf).filter(isThere) : [];
  // A quote shows what it quotes as far as its reader may see that, but not what that quotes in turn.
  const quoted = new Map(
    quotedIds.length === 0
      ? []
      : assembleLevel(
          context,
          readableMessages(
            context,
            options.viewer,
            findMessages(db, quotedIds),
            // Where the reader has come to what quotes them.
            new Set(rows.map(cidOf)),
          ),
          { ...options, users, members, showDeleted: false, areNew: false },
          presentMessage,
          false,
        ).map((message) => [message.id, message]),
  );
  const participants = participantsOf(context, rows);
  const mentioned = mentionedIn(rows);
  users.load([
    ...rows.map(senderOf),
    ...rows.map(pinnedByOf),
    ...[...mentioned.values(), ...participants.values()].flat(),
  ]);
  const reactions = assembleReactions(db, users, reacted, readerId);
  // Those who may have done something with them of their own.
  const owner = areNew ? undefined : readerId;
  const reminders = new Map(
    (owner === undefined ? [] : remindersOf(db, owner, ids)).map((row) => [row.message_id, row]),
  );
  const polls = pollsOf(context, rows, readerId, users);
  members.load(rows);
  const removed = owner === undefined ? new Set<string>() : deletedForMe(db, owner, ids);
  const now = context.clock.now();
  const messages: Message[] = [];
  for (const row of rows) {
    const { groups, latest, own } = reactions.get(row.id) ?? NO_REACTIONS;
    const parts: MessageParts = {
      user: users.get(row.user_id ?? ''),
      member: members.get(row),
      attachments: mayHaveUploads(row.attachments)
        ? withFreshUrls(context, attachmentsOf(row.attachments))
        : undefined,
      mentioned: mentioned.get(row.id)?.map((id) => users.get(id)) ?? [],
      pinnedBy: users.find(row.pinned_by_id),
      quoted: quoted.get(row.quoted_message_id ?? ''),
      poll: polls.get(row.poll_id ?? ''),
      reminder: reminders.get(row.id),
      participants: participants.get(row.id)?.map((id) => users.get(id)),
      latestReactions: latest,
      ownReactions: own,
      reactionGroups: groups,
      deletedForMe: removed.has(row.id),
      showDeleted,
      now,
    };
    messages.push(present(row, parts));
  }
  return messages;
}
