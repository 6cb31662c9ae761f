import { assembleMessages } from '../assemble/messages.ts';
import { UserBook } from '../assemble/users.ts';
import { SERVER } from '../http/auth.ts';
import { presentReaction } from '../present/reaction.ts';
import { messagesOfUser, reactionsOfUser } from '../store/export-content.ts';
import { plainJson } from './plain.ts';
import type { Page, Part, Place } from './run-export.ts';

const PAGE = 100;

const list = (items: readonly unknown[], place: Place | undefined, next: Place | undefined): Page => ({
  text: `${place !== undefined && items.length > 0 ? ',' : ''}${items.map(plainJson).join(',')}`,
  next,
});

const messages =
  (userId: string): Part =>
  (context, place) => {
    const [at = 0, seq = 0] = place ?? [];
    const rows = messagesOfUser(context.db, userId, [Number(at), Number(seq)], PAGE);
    const last = rows.length === PAGE ? rows.at(-1) : undefined;
    const items = assembleMessages(context, rows, { viewer: SERVER, readerId: userId, showDeleted: true });
    return list(items, place, last && [last.created_at, last.seq]);
  };

const reactions =
  (userId: string): Part =>
  (context, place) => {
    const [messageId = '', type = ''] = place ?? [];
    const rows = reactionsOfUser(context.db, userId, [String(messageId), String(type)], PAGE);
    const last = rows.length === PAGE ? rows.at(-1) : undefined;
    const user = new UserBook(context).get(userId);
    return list(
      rows.map((row) => presentReaction(row, user)),
      place,
      last && [last.message_id, last.type],
    );
  };

/** One JSON document: each user with everything they wrote, the text of deleted messages included, and their reactions. */
export const usersDocument = (ids: readonly string[]): Part[] => [
  () => ({ text: '{"users":[' }),
  ...ids.flatMap((id, index): Part[] => [
    (context) => ({
      text: `${index > 0 ? ',' : ''}{"user":${plainJson(new UserBook(context).get(id))},"messages":[`,
    }),
    messages(id),
    () => ({ text: '],"reactions":[' }),
    reactions(id),
    () => ({ text: ']}' }),
  ]),
  () => ({ text: ']}\n' }),
];
