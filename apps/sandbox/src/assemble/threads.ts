import type {
  ChannelResponse,
  ReadStateResponse,
  ThreadResponse,
  ThreadStateResponse,
} from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import type { Caller } from '../http/auth.ts';
import { readableMessages } from '../message-sight.ts';
import { sightOf } from '../permissions.ts';
import { presentDraft } from '../present/draft.ts';
import { presentMember } from '../present/member.ts';
import { presentThreadRead } from '../present/read.ts';
import { presentParticipant, presentThread } from '../present/thread.ts';
import { findChannel, findChannels } from '../store/channels.ts';
import { findDraft } from '../store/drafts.ts';
import { membersOf } from '../store/members.ts';
import { messagePage } from '../store/message-window.ts';
import { findMessages } from '../store/messages.ts';
import { MOST_PARTICIPANTS, participantsOf } from '../store/threads.ts';
import type { ThreadRow } from '../store/threads.ts';
import { assembleChannels, newBooks } from './channels.ts';
import type { ChannelBooks } from './channels.ts';
import { assembleMessages } from './messages.ts';
import type { UserBook } from './users.ts';

export interface ThreadOptions {
  readerId?: string | undefined;
  /** Who looks: from others than the app's own server is kept what only others may see. */
  viewer: Caller;
  replyLimit: number;
  /** How many of their channels' members to show. */
  memberLimit: number;
  participantLimit: number;
}

interface Assembled {
  row: ThreadRow;
  thread: ThreadResponse;
  read: ReadStateResponse[];
}

/** The channels of threads, each with its first members as far as any are wanted. */
function channelsOf(
  context: Context,
  rows: readonly ThreadRow[],
  readerId: string | undefined,
  memberLimit: number,
  books: ChannelBooks,
): Map<string, ChannelResponse> {
  const { db } = context;
  const found = findChannels(db, new Set(rows.map((row) => row.cid)));
  const channels = assembleChannels(context, found, readerId, books);
  return new Map(
    channels.map((channel, index) => {
      if (memberLimit === 0) return [channel.cid, channel];
      const members = membersOf(db, channel.cid, { limit: memberLimit, offset: 0, newestFirst: false });
      books.users.load(members.map((member) => member.user_id));
      const creatorId = found[index]?.created_by_id ?? null;
      return [
        channel.cid,
        {
          ...channel,
          members: members.map((member) => presentMember(member, books.users.get(member.user_id), creatorId)),
        },
      ];
    }),
  );
}

function assemble(
  context: Context,
  rows: readonly ThreadRow[],
  { readerId, viewer, participantLimit, memberLimit }: Omit<ThreadOptions, 'replyLimit'>,
): { threads: Assembled[]; users: UserBook } {
  const { db } = context;
  const books = newBooks(context);
  const { users } = books;
  const ids = rows.map((row) => row.parent_id);
  const participants = participantsOf(db, ids, participantLimit);
  users.load([
    ...rows.map((row) => row.created_by_id),
    ...[...participants.values()].flat().map((row) => row.user_id),
  ]);
  const parents = readableMessages(
    context,
    viewer,
    findMessages(db, ids),
    new Set(rows.map(({ cid }) => cid)),
  );
  const parentRows = new Map(parents.map((row) => [row.id, row]));
  const messages = new Map(
    assembleMessages(context, parents, { viewer, readerId, users }).map((message) => [message.id, message]),
  );
  const channels = channelsOf(context, rows, readerId, memberLimit, books);
  const threads = rows.flatMap((row) => {
    const parent = parentRows.get(row.parent_id);
    const parentMessage = messages.get(row.parent_id);
    if (!parent || !parentMessage) return [];
    const own = participants.get(row.parent_id) ?? [];
    return {
      row,
      thread: presentThread(row, {
        parent,
        parentMessage,
        channel: channels.get(row.cid),
        createdBy: users.find(row.created_by_id),
        participants: own.map((entry) => presentParticipant(entry, row.cid, users.get(entry.user_id))),
      }),
      read: own.map((entry) => presentThreadRead(entry, users.get(entry.user_id))),
    };
  });
  return { threads, users };
}

/** A thread without its replies, as a change of it answers. */
export function assembleThread(
  context: Context,
  row: ThreadRow,
  viewer: Caller,
  readerId?: string,
): ThreadResponse {
  const [found] = assemble(context, [row], {
    viewer,
    readerId,
    participantLimit: MOST_PARTICIPANTS,
    memberLimit: 0,
  }).threads;
  if (!found) throw new Error(`the first message of the thread ${row.parent_id} is not there`);
  return found.thread;
}

/**
 * Threads with their newest replies, oldest of them first, participants and read states; without those whose first
 * message the viewer may not see.
 */
export function assembleThreads(
  context: Context,
  rows: readonly ThreadRow[],
  options: ThreadOptions,
): ThreadStateResponse[] {
  const { readerId, viewer, replyLimit } = options;
  const { threads, users } = assemble(context, rows, options);
  return threads.map(({ row, thread, read }) => {
    const channel = findChannel(context.db, row.cid);
    const sight = channel && sightOf(context, viewer, channel);
    const replies = messagePage(context.db, { parentId: row.parent_id }, {}, replyLimit, sight);
    const draft =
      readerId === undefined ? undefined : findDraft(context.db, readerId, row.cid, row.parent_id);
    return {
      ...thread,
      latest_replies: assembleMessages(context, replies, { viewer, readerId, users }),
      read,
      ...(draft && { draft: presentDraft(draft, (id) => users.get(id)) }),
    };
  });
}
