import { defaultSettings } from '@backchannel/chat-api/default-settings';
import type { Settings } from './settings.ts';

/** How a field is edited. */
export type Control =
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | {
      readonly kind: 'number';
      readonly unit: string;
      readonly minimum: number;
      readonly maximum?: number;
      readonly optional?: true;
    }
  /** A Go duration; absent is none. */
  | { readonly kind: 'duration' }
  /** `infinite`, or a number of days as text. */
  | { readonly kind: 'retention' }
  /** Texts that people write. */
  | { readonly kind: 'texts' }
  | { readonly kind: 'commands' }
  /** One block list by name; empty is none. */
  | { readonly kind: 'block list' }
  /** Block lists, each with what it does. */
  | { readonly kind: 'block lists' }
  | { readonly kind: 'thresholds' }
  | { readonly kind: 'preferences' }
  | { readonly kind: 'grants' }
  /** The rules from before there were grants. */
  | { readonly kind: 'policies' };

export interface Option {
  readonly value: string;
  readonly label: string;
}

export const groups = [
  'Features',
  'Limits',
  'Moderation',
  'Block lists',
  'Push and mentions',
  'Commands',
  'Partitioning',
  'Reminders',
  'Grants',
] as const;
export type Group = (typeof groups)[number];

/** One setting of a channel type. */
export interface Field {
  /** The API's name. */
  readonly key: string;
  readonly group: Group;
  readonly label: string;
  /** What it is, in a line. */
  readonly meaning: string;
  readonly control: Control;
  /** For switches: what people notice when it goes on or off. */
  readonly on?: string;
  readonly off?: string;
  /** Another switch without which this one does nothing. */
  readonly needs?: string;
}

const behaviours: readonly Option[] = [
  { value: 'flag', label: 'Flag' },
  { value: 'block', label: 'Block' },
  { value: 'shadow_block', label: 'Shadow block' },
];

type Words = Pick<Field, 'meaning' | 'on' | 'off' | 'needs'>;
const feature = (key: string, label: string, words: Words, group: Group = 'Features'): Field => ({
  key,
  group,
  label,
  ...words,
  control: { kind: 'switch' },
});

/** Every setting of a channel type, in the order in which people read them. A test holds it against the contract. */
export const fields: readonly Field[] = [
  feature('typing_events', 'Typing indicators', {
    meaning: 'Others see that somebody is writing.',
    on: 'Members see when somebody is typing.',
    off: 'Members no longer see when somebody is typing.',
  }),
  feature('read_events', 'Read receipts', {
    meaning: 'How far each member has read; unread counts stand on it.',
    on: 'Members see how far others have read, and unread messages are counted.',
    off: 'Members no longer see how far others have read, and unread messages are not counted.',
  }),
  feature('delivery_events', 'Delivery receipts', {
    meaning: 'Whether a message has reached a device.',
    on: 'Members see which messages have arrived.',
    off: 'Members no longer see which messages have arrived.',
  }),
  feature('connect_events', 'Presence', {
    meaning: 'Events when members come online or leave.',
    on: 'Members see when others come online.',
    off: 'Members no longer see when others come online.',
  }),
  feature('custom_events', 'Custom events', {
    meaning: 'Events that your own app defines.',
    on: 'Apps can send events of their own.',
    off: 'Events that apps define are refused.',
  }),
  feature('reactions', 'Reactions', {
    meaning: 'Emoji and other reactions to messages.',
    on: 'Members can react to messages.',
    off: 'Members can no longer react to messages. Reactions already given stay.',
  }),
  feature('replies', 'Threads and replies', {
    meaning: 'Answers to a message, in a thread of their own.',
    on: 'Members can reply in threads.',
    off: 'Members can no longer reply in threads. Replies already sent stay.',
  }),
  feature('quotes', 'Quotes', {
    meaning: 'A message that shows the one it answers.',
    on: 'Members can quote a message.',
    off: 'Members can no longer quote a message. Quotes already sent stay.',
  }),
  feature('search', 'Message search', {
    meaning: 'Messages can be found by their words.',
    on: 'Messages of these channels can be searched.',
    off: 'Searches no longer find messages of these channels.',
  }),
  feature('mutes', 'Mutes', {
    meaning: 'Members can mute a channel for themselves.',
    on: 'Members can mute a channel.',
    off: 'Members can no longer mute a channel.',
  }),
  feature('uploads', 'Uploads', {
    meaning: 'Files and pictures in messages.',
    on: 'Members can send files and pictures.',
    off: 'Members can no longer send files and pictures. Those already sent stay.',
  }),
  feature('url_enrichment', 'Link previews', {
    meaning: 'Title and picture of the first link in a message.',
    on: 'Links get a preview.',
    off: 'Links in new messages get no preview.',
  }),
  feature('polls', 'Polls', {
    meaning: 'Polls in messages.',
    on: 'Members can send polls.',
    off: 'Members can no longer send polls. Polls already sent stay.',
  }),
  feature('shared_locations', 'Shared locations', {
    meaning: 'A place, or a live location, in a message.',
    on: 'Members can share where they are.',
    off: 'Members can no longer share where they are.',
  }),
  feature('skip_last_msg_update_for_system_msgs', 'System messages leave the order alone', {
    meaning: 'A system message does not move its channel to the top of lists.',
    on: 'System messages no longer move a channel to the top of lists.',
    off: 'System messages move their channel to the top of lists.',
  }),
  {
    key: 'max_message_length',
    group: 'Limits',
    label: 'Longest message',
    meaning: '1 to 20,000 characters.',
    control: { kind: 'number', unit: 'characters', minimum: 1, maximum: 20_000 },
  },
  {
    key: 'message_retention',
    group: 'Limits',
    label: 'Keep messages',
    meaning: 'For ever, or a number of days after which messages are deleted for good.',
    control: { kind: 'retention' },
  },
  feature(
    'count_messages',
    'Count messages',
    {
      meaning: 'Needed for message counts in lists and before a truncation.',
      on: 'Channels say how many messages they have.',
      off: 'Channels no longer say how many messages they have.',
    },
    'Limits',
  ),
  feature(
    'mark_messages_pending',
    'Hold messages until committed',
    {
      meaning: 'New messages are seen by their author only until your server commits them.',
      on: 'Nobody but its author sees a new message until your server commits it.',
      off: 'New messages are seen by everybody at once.',
    },
    'Limits',
  ),
  {
    key: 'automod',
    group: 'Moderation',
    label: 'Automatic moderation',
    meaning: 'What looks at messages before they are seen.',
    control: {
      kind: 'choice',
      options: [
        { value: 'disabled', label: 'Off' },
        { value: 'simple', label: 'Simple' },
        { value: 'AI', label: 'AI' },
      ],
    },
  },
  {
    key: 'automod_behavior',
    group: 'Moderation',
    label: 'What it does',
    meaning: 'With a message that automatic moderation objects to.',
    control: { kind: 'choice', options: behaviours },
  },
  {
    key: 'automod_thresholds',
    group: 'Moderation',
    label: 'Thresholds',
    meaning: 'A score at or above the mark is flagged or blocked.',
    control: { kind: 'thresholds' },
  },
  {
    key: 'allowed_flag_reasons',
    group: 'Moderation',
    label: 'Reasons to flag',
    meaning: 'What people may give as a reason when they flag; none means anything.',
    control: { kind: 'texts' },
  },
  {
    key: 'blocklist',
    group: 'Block lists',
    label: 'Main block list',
    meaning: 'The one list from before there could be several.',
    control: { kind: 'block list' },
  },
  {
    key: 'blocklist_behavior',
    group: 'Block lists',
    label: 'What the main list does',
    meaning: 'With a message that has one of its words.',
    control: { kind: 'choice', options: behaviours },
    needs: 'blocklist',
  },
  {
    key: 'blocklists',
    group: 'Block lists',
    label: 'Block lists',
    meaning: 'Each with what it does to a message that has one of its words.',
    control: { kind: 'block lists' },
  },
  feature(
    'push_notifications',
    'Push notifications',
    {
      meaning: 'Messages reach the phones of members who are not there.',
      on: 'Members get push notifications.',
      off: 'Members no longer get push notifications.',
    },
    'Push and mentions',
  ),
  {
    key: 'push_level',
    group: 'Push and mentions',
    label: 'Push for',
    meaning: 'Which messages are pushed.',
    control: {
      kind: 'choice',
      options: [
        { value: 'all', label: 'Every message' },
        { value: 'all_mentions', label: 'All mentions' },
        { value: 'mentions', label: 'Mentions' },
        { value: 'direct_mentions', label: 'Direct mentions' },
        { value: 'none', label: 'Nothing' },
      ],
    },
    needs: 'push_notifications',
  },
  {
    key: 'chat_preferences',
    group: 'Push and mentions',
    label: 'Push by kind',
    meaning: 'What members get who have chosen nothing themselves.',
    control: { kind: 'preferences' },
    needs: 'push_notifications',
  },
  {
    key: 'commands',
    group: 'Commands',
    label: 'Commands',
    meaning: 'Slash commands that members can use here.',
    control: { kind: 'commands' },
  },
  {
    key: 'partition_size',
    group: 'Partitioning',
    label: 'Messages per partition',
    meaning: 'A channel with many messages is kept in parts of this size; at least 10, or none.',
    control: { kind: 'number', unit: 'messages', minimum: 10, optional: true },
  },
  {
    key: 'partition_ttl',
    group: 'Partitioning',
    label: 'Keep a partition',
    meaning: 'How long a part is kept after its last message; then it is deleted.',
    control: { kind: 'duration' },
    needs: 'partition_size',
  },
  feature(
    'reminders',
    'Unread reminders',
    {
      meaning: 'Your server is told of members who have left messages unread.',
      on: 'Your server is told of messages that stay unread.',
      off: 'Your server is no longer told of messages that stay unread.',
      needs: 'read_events',
    },
    'Reminders',
  ),
  feature(
    'user_message_reminders',
    'Reminders of one’s own',
    {
      meaning: 'Members can be reminded of a message at a time.',
      on: 'Members can set reminders for messages.',
      off: 'Members can no longer set reminders. Those set stay.',
    },
    'Reminders',
  ),
  {
    key: 'grants',
    group: 'Grants',
    label: 'Grants',
    meaning: 'What each role may do.',
    control: { kind: 'grants' },
  },
  {
    key: 'permissions',
    group: 'Grants',
    label: 'Old permission rules',
    meaning: 'Rules from before there were grants. Apps that have moved on leave them empty.',
    control: { kind: 'policies' },
  },
];

const byKey = new Map(fields.map((field) => [field.key, field]));

/** The field of an API name; undefined for one that is not known here. */
export const fieldOf = (key: string): Field | undefined => byKey.get(key);

/** What a new channel type has when only its name is given; its grants are those of `messaging`. */
export const newTypeDefaults: Settings = { ...defaultSettings, commands: [] };
