import { assembleMessages } from '../assemble/messages.ts';
import { UserBook } from '../assemble/users.ts';
import { SERVER } from '../http/auth.ts';
import type { Caller } from '../http/auth.ts';
import type { AnswerPart, Page, Place } from '../json/paged-answer.ts';
import { presentReaction } from '../present/reaction.ts';
import { reactionsOfUser } from '../store/export-content.ts';
import { messagesAfter } from '../store/user-content.ts';
import { plainJson } from './plain.ts';
import type { Part } from './run-export.ts';

const PAGE = 100;

/** How what is exported is written. */
interface Writing {
  viewer: Caller;
  /** The JSON of a wire object. */
  json: (value: unknown) => string;
}

const list = (
  items: readonly unknown[],
  { json }: Writing,
  place: Place | undefined,
  next: Place | undefined,
): Page => ({
  text: `${place !== undefined && items.length > 0 ? ',' : ''}${items.map((item) => json(item)).join(',')}`,
  next,
});

const messages =
  (userId: string, writing: Writing): AnswerPart =>
  (context, place) => {
    const [at = 0, seq = 0] = place ?? [];
    const rows = messagesAfter(context.db, userId, { at: Number(at), seq: Number(seq) }, PAGE);
    const last = rows.length === PAGE ? rows.at(-1) : undefined;
    const options = { viewer: writing.viewer, readerId: userId, showDeleted: true };
    const items = assembleMessages(context, rows, options);
    return list(items, writing, place, last && [last.created_at, last.seq]);
  };

const reactions =
  (userId: string, writing: Writing): AnswerPart =>
  (context, place) => {
    const [at = 0, messageId = '', type = ''] = place ?? [];
    const behind = [Number(at), String(messageId), String(type)] as const;
    const rows = reactionsOfUser(context.db, userId, behind, PAGE);
    const last = rows.length === PAGE ? rows.at(-1) : undefined;
    const user = new UserBook(context).get(userId);
    return list(
      rows.map((row) => presentReaction(row, user)),
      writing,
      place,
      last && [last.created_at, last.message_id, last.type],
    );
  };

/** A user with everything they wrote, the text of deleted messages included, and their reactions: fields of an object. */
export const userParts = (id: string, writing: Writing): AnswerPart[] => [
  (context) => ({ text: `"user":${writing.json(new UserBook(context).get(id))},"messages":[` }),
  messages(id, writing),
  () => ({ text: '],"reactions":[' }),
  reactions(id, writing),
  () => ({ text: ']' }),
];

/** One JSON document: each user with what is theirs. */
export const usersDocument = (ids: readonly string[]): Part[] => [
  () => ({ text: '{"users":[' }),
  ...ids.flatMap((id, index): Part[] => [
    () => ({ text: index > 0 ? ',{' : '{' }),
    ...userParts(id, { viewer: SERVER, json: plainJson }),
    () => ({ text: '}' }),
  ]),
  () => ({ text: ']}\n' }),
];
