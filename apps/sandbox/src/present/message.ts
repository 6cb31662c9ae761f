import type {
  Attachment,
  ChannelMemberPartialResponse,
  MessageResponse,
  ModerationV2Response,
  PollResponseData,
  ReactionGroupResponse,
  ReactionResponse,
  SharedLocationResponseData,
  UserResponse,
} from '@backchannel/chat-api/types';
import type { MessageRow } from '../store/messages.ts';
import type { ReminderRow } from '../store/reminders.ts';
import type { Micros } from '../time.ts';
import { toWire, toWireOptional } from '../time.ts';
import { isObject, parseList, parseObject, parseStrings } from '../values.ts';
import { presentReminder } from './reminder.ts';

/** What a message's wire form embeds beside its own row. */
export interface MessageParts {
  user: UserResponse;
  member?: ChannelMemberPartialResponse | undefined;
  /** Its attachments, where they are not as they were stored. */
  attachments?: Attachment[] | undefined;
  mentioned: UserResponse[];
  pinnedBy?: UserResponse | undefined;
  quoted?: MessageResponse | undefined;
  poll?: PollResponseData | undefined;
  /** The reader's own. */
  reminder?: ReminderRow | undefined;
  participants?: UserResponse[] | undefined;
  latestReactions: ReactionResponse[];
  ownReactions: ReactionResponse[];
  reactionGroups: Record<string, ReactionGroupResponse>;
  /** The reader has deleted it for themselves. */
  deletedForMe: boolean;
  /** Show what a soft deletion has taken from readers. */
  showDeleted: boolean;
  now: Micros;
}

/** Attachments as they were sent, with all that one always has in an answer. */
export const wholeAttachments = (list: readonly unknown[]): Attachment[] =>
  list
    .filter(isObject)
    // Stored from checked requests; `custom` may be missing there and must not be here.
    .map((entry) => ({ ...entry, custom: entry['custom'] ?? {} }) as Attachment);

export const attachmentsOf = (text: string): Attachment[] => wholeAttachments(parseList(text));

const mapGroups = <T>(
  groups: Record<string, ReactionGroupResponse>,
  pick: (group: ReactionGroupResponse) => T,
) => Object.fromEntries(Object.entries(groups).map(([type, group]) => [type, pick(group)]));

export function presentMessage(row: MessageRow, parts: MessageParts): MessageResponse {
  const gone = (row.deleted_at !== null && !parts.showDeleted) || parts.deletedForMe;
  // A pin that has run out is no pin any more, from the moment somebody looks.
  const pinned = row.pinned === 1 && (row.pin_expires === null || row.pin_expires > parts.now);
  return {
    id: row.id,
    cid: row.cid,
    type: row.deleted_at !== null || parts.deletedForMe ? 'deleted' : row.type,
    text: gone ? '' : row.text,
    html: gone ? '' : row.html,
    mml: gone ? undefined : (row.mml ?? undefined),
    user: parts.user,
    member: parts.member,
    attachments: gone ? [] : (parts.attachments ?? attachmentsOf(row.attachments)),
    command: row.command ?? undefined,
    parent_id: row.parent_id ?? undefined,
    show_in_channel: row.parent_id === null ? undefined : row.show_in_channel === 1,
    quoted_message_id: row.quoted_message_id ?? undefined,
    quoted_message: parts.quoted,
    poll_id: gone ? undefined : (row.poll_id ?? undefined),
    poll: gone ? undefined : parts.poll,
    mentioned_users: parts.mentioned,
    mentioned_roles: row.mentioned_roles === null ? undefined : parseStrings(row.mentioned_roles),
    mentioned_group_ids: row.mentioned_group_ids === null ? undefined : parseStrings(row.mentioned_group_ids),
    mentioned_channel: row.mentioned_channel === 1,
    mentioned_here: row.mentioned_here === 1,
    restricted_visibility: parseStrings(row.restricted_visibility),
    // The next three columns hold what this server wrote in these shapes.
    shared_location:
      gone || row.shared_location === null
        ? undefined
        : (parseObject(row.shared_location) as unknown as SharedLocationResponseData),
    i18n: row.i18n === null ? undefined : (parseObject(row.i18n) as Record<string, string>),
    moderation:
      row.moderation === null ? undefined : (parseObject(row.moderation) as unknown as ModerationV2Response),
    custom: gone ? {} : parseObject(row.custom),
    silent: row.silent === 1,
    shadowed: row.shadowed === 1,
    pinned,
    pinned_at: pinned ? toWireOptional(row.pinned_at) : undefined,
    pinned_by: pinned ? parts.pinnedBy : undefined,
    pin_expires: pinned ? toWireOptional(row.pin_expires) : undefined,
    reply_count: row.reply_count,
    deleted_reply_count: row.deleted_reply_count,
    thread_participants: parts.participants,
    latest_reactions: parts.latestReactions,
    own_reactions: parts.ownReactions,
    reaction_counts: mapGroups(parts.reactionGroups, (group) => group.count),
    reaction_scores: mapGroups(parts.reactionGroups, (group) => group.sum_scores),
    reaction_groups: parts.reactionGroups,
    message_text_updated_at: toWireOptional(row.message_text_updated_at),
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
    deleted_at: toWireOptional(row.deleted_at),
    deleted_for_me: parts.deletedForMe ? true : undefined,
    reminder: parts.reminder && presentReminder(parts.reminder),
  };
}
