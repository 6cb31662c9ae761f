import type { DraftResponse } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import type { Caller } from '../http/auth.ts';
import { readableMessages } from '../message-sight.ts';
import { draftPayload, presentDraft } from '../present/draft.ts';
import { findChannels } from '../store/channels.ts';
import type { DraftRow } from '../store/drafts.ts';
import { findMessages } from '../store/messages.ts';
import { assembleChannels, newBooks } from './channels.ts';
import { assembleMessages } from './messages.ts';

/** One user's drafts with their channels, and the messages that they answer or quote as far as the viewer may read these. */
export function assembleDrafts(
  context: Context,
  rows: readonly DraftRow[],
  userId: string,
  viewer: Caller,
): DraftResponse[] {
  const { db } = context;
  const books = newBooks(context);
  const { users } = books;
  const payloads = rows.map((row) => draftPayload(row));
  const wanted = new Set([
    ...rows.map((row) => row.parent_id),
    ...payloads.map((payload) => payload.quoted_message_id ?? ''),
  ]);
  users.load(payloads.flatMap(({ mentioned_users: mentioned = [] }) => mentioned));
  const messages = new Map(
    assembleMessages(context, readableMessages(context, viewer, findMessages(db, wanted)), {
      viewer,
      readerId: userId,
      users,
    }).map((message) => [message.id, message]),
  );
  const channels = new Map(
    assembleChannels(context, findChannels(db, new Set(rows.map((row) => row.cid))), userId, books).map(
      (channel) => [channel.cid, channel],
    ),
  );
  return rows.map((row, index) =>
    presentDraft(row, (id) => users.get(id), {
      channel: channels.get(row.cid),
      parentMessage: messages.get(row.parent_id),
      quotedMessage: messages.get(payloads[index]?.quoted_message_id ?? ''),
    }),
  );
}
