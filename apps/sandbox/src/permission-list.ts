// Every permission that a grant can name. In channels unless it stands in the second list.
const words = (text: string): string[] => text.trim().split(/\s+/);

const inChannels = words(`add-links archive-channel ban-channel-member ban-user cast-vote create-attachment
  create-call create-channel create-mention create-message create-poll create-reaction
  create-restricted-visibility-message create-system-message delete-attachment delete-channel delete-message
  delete-poll delete-reaction flag-message join-call mute-channel notify-channel notify-group notify-here
  notify-role pin-channel pin-message query-polls query-votes read-channel read-channel-members
  read-message-flags read-restricted-visibility-message recreate-channel remove-own-channel-membership
  run-message-action send-custom-event send-poll share-location skip-channel-cooldown skip-message-moderation
  truncate-channel unblock-message update-channel update-channel-cooldown update-channel-frozen
  update-channel-members update-message update-poll update-thread upload-attachment use-commands
  use-frozen-channel`);

const inApp =
  words(`create-block-list delete-block-list delete-user flag-user mute-user query-moderation-review-queue
  read-block-lists read-flag-reports search-user update-block-list update-flag-report update-user
  update-user-role update-user-teams`);

/** What a permission is for, and whether it is only about what belongs to its holder. */
export interface KnownPermission {
  id: string;
  /** Without what the id says of owners. */
  base: string;
  owner: boolean;
  level: 'app' | 'channel';
}

const forms = (base: string, level: KnownPermission['level']): KnownPermission[] => [
  { id: base, base, owner: false, level },
  { id: `${base}-owner`, base, owner: true, level },
];

const known = new Map(
  [
    ...inApp.flatMap((base) => forms(base, 'app')),
    ...inChannels.flatMap((base) => forms(base, 'channel')),
  ].map((permission) => [permission.id, permission]),
);

export const findPermission = (id: string): KnownPermission | undefined => known.get(id);

/** All of them, by id. */
export const allPermissions = (): KnownPermission[] =>
  [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
