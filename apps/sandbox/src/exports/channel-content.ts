import type {
  ChannelMemberResponse,
  ChannelResponse,
  MessageResponse,
  ReactionResponse,
  UserResponse,
} from '@backchannel/chat-api/types';
import { assembleChannel } from '../assemble/channels.ts';
import { assembleMessages } from '../assemble/messages.ts';
import { UserBook } from '../assemble/users.ts';
import type { Context } from '../context.ts';
import { SERVER } from '../http/auth.ts';
import { presentMember } from '../present/member.ts';
import { presentReaction } from '../present/reaction.ts';
import { presentUser } from '../present/user.ts';
import { findAnyChannel } from '../store/channels.ts';
import {
  forgetPeople,
  membersToExport,
  messagesToExport,
  notePeople,
  peopleToExport,
  reactionsTo,
} from '../store/export-content.ts';
import { toWireOptional } from '../time.ts';
import type { Micros } from '../time.ts';
import type { Place } from '../json/paged-answer.ts';

/** One channel of an export, with the options that concern it. */
export interface ExportedChannel {
  cid: string;
  since: Micros;
  until: Micros;
}

/** What an export of channels was asked for. */
export interface ChannelsInput {
  channels: ExportedChannel[];
  version: 'v1' | 'v2';
  format: 'json' | 'csv';
  includeFields: string[];
  exportUsers: boolean;
  clearDeletedText: boolean;
  includeTruncated: boolean;
}

export type ExportedMessage = MessageResponse & { reactions: ReactionResponse[] };

const PAGE = 100;

/** The channel itself; undefined when it was removed since the export was asked for. */
export function channelToExport(context: Context, cid: string): ChannelResponse | undefined {
  const row = findAnyChannel(context.db, cid);
  const channel = row && assembleChannel(context, row);
  const deletedAt = toWireOptional(row?.deleted_at ?? null);
  return channel && { ...channel, ...(deletedAt !== undefined && { deleted_at: deletedAt }) };
}

const full = <Row>(rows: readonly Row[], placeOf: (row: Row) => Place): Place | undefined => {
  const last = rows.at(-1);
  return last && rows.length === PAGE ? placeOf(last) : undefined;
};

/** A page of a channel's members, by their ids. */
export function memberPage(
  context: Context,
  cid: string,
  place: Place | undefined,
  taskId: string,
): { items: ChannelMemberResponse[]; next: Place | undefined } {
  const rows = membersToExport(context.db, cid, String(place?.[0] ?? ''), PAGE);
  const users = new UserBook(context);
  users.load(rows.map((row) => row.user_id));
  const creatorId = findAnyChannel(context.db, cid)?.created_by_id ?? null;
  notePeople(
    context.db,
    taskId,
    rows.map((row) => row.user_id),
  );
  return {
    items: rows.map((row) => presentMember(row, users.get(row.user_id), creatorId)),
    next: full(rows, (row) => [row.user_id]),
  };
}

/** A page of a channel's messages and replies, oldest first, each with all of its reactions. */
export function messagePage(
  context: Context,
  { cid, since, until }: ExportedChannel,
  { includeTruncated, clearDeletedText }: ChannelsInput,
  place: Place | undefined,
  taskId: string,
): { items: ExportedMessage[]; next: Place | undefined } {
  const [at = 0, seq = 0] = place ?? [];
  const rows = messagesToExport(
    context.db,
    cid,
    { since, until, truncated: includeTruncated },
    [Number(at), Number(seq)],
    PAGE,
  );
  const users = new UserBook(context);
  const reactions = reactionsTo(
    context.db,
    rows.map((row) => row.id),
  );
  const people = [...rows.map((row) => row.user_id), ...reactions.map((row) => row.user_id)];
  users.load(people);
  notePeople(context.db, taskId, people);
  const byMessage = Map.groupBy(reactions, (row) => row.message_id);
  const messages = assembleMessages(context, rows, { viewer: SERVER, users, showDeleted: !clearDeletedText });
  return {
    items: messages.map((message) => ({
      ...message,
      reactions: (byMessage.get(message.id) ?? []).map((row) => presentReaction(row, users.get(row.user_id))),
    })),
    next: full(rows, (row) => [row.created_at, row.seq]),
  };
}

/** A page of the users that the export has come across; they are forgotten at the end. */
export function peoplePage(
  context: Context,
  place: Place | undefined,
  taskId: string,
): { items: UserResponse[]; next: Place | undefined } {
  const rows = peopleToExport(context.db, taskId, String(place?.[0] ?? ''), PAGE);
  const now = context.clock.now();
  const next = full(rows, (row) => [row.id]);
  if (next === undefined) forgetPeople(context.db, taskId);
  return { items: rows.map((row) => presentUser(row, now)), next };
}
