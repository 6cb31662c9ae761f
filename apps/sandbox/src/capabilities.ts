import type { ChannelTypeSettings } from './store/channel-types.ts';

interface Rule {
  /** Permission ids, any of which grants it; the `-owner` form is meant where it is written. */
  by: readonly string[];
  /** A setting of the channel type that must be on as well. */
  setting?: keyof ChannelTypeSettings;
}

const both = (permission: string): string[] => [permission, `${permission}-owner`];

// What a client may do, in the words of `own_capabilities`, from what the grants say in permission ids.
const rules: Readonly<Record<string, Rule>> = {
  'ban-channel-members': { by: both('ban-channel-member') },
  'cast-poll-vote': { by: both('create-message'), setting: 'polls' },
  'connect-events': { by: both('read-channel'), setting: 'connect_events' },
  'create-attachment': { by: both('create-attachment') },
  'create-mention': { by: both('create-mention') },
  'delete-any-message': { by: ['delete-message'] },
  'delete-channel': { by: both('delete-channel') },
  'delete-own-message': { by: both('delete-message') },
  'delivery-events': { by: both('read-channel'), setting: 'delivery_events' },
  'flag-message': { by: both('flag-message') },
  'freeze-channel': { by: both('update-channel-frozen') },
  'join-channel': { by: both('update-channel-members') },
  'leave-channel': { by: both('remove-own-channel-membership') },
  'mute-channel': { by: both('mute-channel'), setting: 'mutes' },
  'pin-message': { by: both('pin-message') },
  'query-poll-votes': { by: both('read-channel'), setting: 'polls' },
  'quote-message': { by: both('create-message'), setting: 'quotes' },
  'read-events': { by: both('read-channel'), setting: 'read_events' },
  'search-messages': { by: both('read-channel'), setting: 'search' },
  'send-custom-events': { by: both('send-custom-event'), setting: 'custom_events' },
  'send-links': { by: both('add-links') },
  'send-message': { by: both('create-message') },
  'send-poll': { by: both('create-message'), setting: 'polls' },
  'send-reaction': { by: both('create-reaction'), setting: 'reactions' },
  'send-reply': { by: both('create-message'), setting: 'replies' },
  'send-typing-events': { by: both('create-message'), setting: 'typing_events' },
  'set-channel-cooldown': { by: both('update-channel-cooldown') },
  'share-location': { by: both('create-message'), setting: 'shared_locations' },
  'skip-slow-mode': { by: both('skip-channel-cooldown') },
  'typing-events': { by: both('read-channel'), setting: 'typing_events' },
  'update-any-message': { by: ['update-message'] },
  'update-channel': { by: both('update-channel') },
  'update-channel-members': { by: both('update-channel-members') },
  'update-own-message': { by: both('update-message') },
  'update-thread': { by: both('update-message') },
  'upload-file': { by: both('upload-attachment'), setting: 'uploads' },
};

// Everybody owns what they write; all else that one may do as its owner belongs to who made the channel.
const ofOwnMessages: ReadonlySet<string> = new Set(
  ['delete-message', 'flag-message', 'pin-message', 'update-message'].map(
    (permission) => `${permission}-owner`,
  ),
);

/**
 * What holders of these permission ids can do in a channel with these settings, sorted by name. `isCreator`: whether
 * they have made the channel.
 */
export function capabilitiesOf(
  permissions: ReadonlySet<string>,
  settings: ChannelTypeSettings,
  isCreator: boolean,
): string[] {
  const holds = (permission: string): boolean =>
    permissions.has(permission) &&
    (isCreator || !permission.endsWith('-owner') || ofOwnMessages.has(permission));
  return Object.entries(rules).flatMap(([capability, { by, setting }]) =>
    by.some(holds) && (setting === undefined || settings[setting] === true) ? [capability] : [],
  );
}
