import type { MessageResponse } from '@backchannel/chat-api/types';
import { presentMessage } from '../present/message.ts';
import type { MessageParts } from '../present/message.ts';
import { presentForgottenUser } from '../present/user.ts';
import { isPlainMessage, MESSAGE_DEFAULTS } from '../store/messages.ts';
import type { MessageRow } from '../store/messages.ts';
import { toWireJson } from '../time.ts';
import {
  field,
  flag,
  items,
  json,
  number,
  objectWriter,
  record,
  repeated,
  text,
  time,
} from './object-writer.ts';
import { writeSender, writeUser } from './people.ts';

// The fields stand in the order in which the presenter has them.

const writePresented = objectWriter<MessageResponse>({
  id: text,
  cid: repeated,
  type: repeated,
  text,
  html: text,
  mml: text,
  user: field(writeUser),
  member: field(writeSender),
  attachments: items,
  command: text,
  parent_id: text,
  show_in_channel: flag,
  quoted_message_id: text,
  quoted_message: json,
  poll_id: text,
  poll: json,
  mentioned_users: items,
  mentioned_roles: json,
  mentioned_group_ids: json,
  mentioned_channel: flag,
  mentioned_here: flag,
  restricted_visibility: items,
  shared_location: json,
  i18n: json,
  moderation: json,
  custom: record,
  silent: flag,
  shadowed: flag,
  pinned: flag,
  pinned_at: time,
  pinned_by: field(writeUser),
  pin_expires: time,
  reply_count: number,
  deleted_reply_count: number,
  thread_participants: json,
  latest_reactions: items,
  own_reactions: items,
  reaction_counts: record,
  reaction_scores: record,
  reaction_groups: record,
  message_text_updated_at: time,
  created_at: time,
  updated_at: time,
  deleted_at: time,
  deleted_for_me: flag,
  reminder: json,
  draft: json,
  image_labels: json,
  mentioned_groups: json,
});

/** What plain messages differ in. */
const OWN: ReadonlySet<string> = new Set<keyof MessageResponse>([
  'id',
  'cid',
  'type',
  'text',
  'html',
  'user',
  'member',
  'created_at',
  'updated_at',
]);

/** What all plain messages have in common, as the presenter makes it of one; from the comma before it on. */
function endOfPlain(): string {
  const plain = presentMessage(
    { ...MESSAGE_DEFAULTS, seq: 0, id: '', cid: '', created_at: 0, updated_at: 0 },
    {
      user: presentForgottenUser(''),
      mentioned: [],
      latestReactions: [],
      ownReactions: [],
      reactionGroups: {},
      deletedForMe: false,
      showDeleted: false,
      now: 0,
    },
  );
  const common = Object.entries(plain).filter(([name]) => !OWN.has(name));
  return JSON.stringify(Object.fromEntries(common)).replace('{', ',');
}

const END_OF_PLAIN = endOfPlain();
const cidOf = repeated('"cid":');
const typeOf = repeated('"type":');

function writePlain(row: MessageRow, { user, member }: MessageParts): string {
  const sender = member === undefined ? '' : `,"member":${writeSender(member)}`;
  const createdAt = toWireJson(row.created_at);
  const updatedAt = row.updated_at === row.created_at ? createdAt : toWireJson(row.updated_at);
  return `{"id":${JSON.stringify(row.id)},${cidOf(row.cid)},${typeOf(row.type)},"text":${JSON.stringify(row.text)},"html":${JSON.stringify(row.html)},"user":${writeUser(user)}${sender},"created_at":${createdAt},"updated_at":${updatedAt}${END_OF_PLAIN}`;
}

/**
 * The JSON of a message as it is presented. Most messages are plain: who wrote what, and when. Of these no object is made
 * only to be written.
 */
export const writeMessage = (row: MessageRow, parts: MessageParts): string =>
  isPlainMessage(row) && !parts.deletedForMe && parts.reminder === undefined
    ? writePlain(row, parts)
    : writePresented(presentMessage(row, parts));
