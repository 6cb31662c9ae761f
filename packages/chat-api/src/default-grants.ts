/** Role to permission ids. */
export type Grants = Record<string, string[]>;

// Source: the API's table of default permissions, as the behaviour reference repeats it (checked 2026-11-23).
const words = (text: string): string[] => text.trim().split(/\s+/);
const owner = (permissions: readonly string[]): string[] =>
  permissions.map((permission) => `${permission}-owner`);
const without = (list: readonly string[], removed: readonly string[]): string[] =>
  list.filter((entry) => !removed.includes(entry));

const everything = words(`add-links ban-channel-member ban-user create-attachment create-call create-channel
  create-mention create-message create-reaction create-system-message delete-attachment delete-channel
  delete-message delete-reaction flag-message join-call mute-channel pin-message read-channel
  read-channel-members read-message-flags recreate-channel remove-own-channel-membership run-message-action
  send-custom-event skip-channel-cooldown skip-message-moderation truncate-channel unblock-message
  update-channel update-channel-cooldown update-channel-frozen update-channel-members update-message
  upload-attachment`);

const wholeChannel = ['delete-channel', 'recreate-channel', 'truncate-channel'];

const messaging: Grants = {
  admin: everything,
  moderator: [...without(everything, wholeChannel), ...owner(wholeChannel)],
  user: [
    'create-channel',
    ...owner(
      words(`add-links create-message create-attachment create-mention create-reaction delete-attachment
        delete-channel delete-message delete-reaction flag-message mute-channel pin-message read-channel
        read-channel-members recreate-channel remove-own-channel-membership run-message-action
        send-custom-event truncate-channel update-channel update-channel-members update-message
        upload-attachment`),
    ),
  ],
  channel_member: words(`add-links create-attachment create-call create-mention create-message create-reaction
    flag-message join-call mute-channel pin-message read-channel read-channel-members
    remove-own-channel-membership run-message-action send-custom-event upload-attachment`),
  channel_moderator: without(everything, ['ban-user', 'create-channel', ...wholeChannel]),
};

/** The grants of a type, less what is taken from its roles. */
const reduced = (base: Grants, removed: Record<string, string[]>): Grants =>
  Object.fromEntries(Object.entries(base).map(([role, list]) => [role, without(list, removed[role] ?? [])]));

const commerce: Grants = {
  ...reduced(messaging, {
    moderator: owner(wholeChannel),
    user: ['create-channel', ...owner([...wholeChannel, 'update-channel'])],
    channel_member: ['create-call', 'pin-message'],
  }),
  guest: [
    ...words('add-links create-channel upload-attachment'),
    ...owner(
      words(`delete-attachment delete-message delete-reaction flag-message mute-channel pin-message read-channel
        read-channel-members update-channel-members update-message`),
    ),
  ],
};

const gaming: Grants = reduced(messaging, {
  moderator: ['create-channel', ...owner(wholeChannel), 'update-channel', 'update-channel-members'],
  user: [
    'create-channel',
    ...owner([...wholeChannel, 'update-channel', 'pin-message', 'update-channel-members']),
  ],
  channel_member: ['pin-message'],
  channel_moderator: ['update-channel', 'update-channel-members'],
});

const livestream: Grants = {
  admin: messaging['admin'] ?? [],
  moderator: messaging['moderator'] ?? [],
  user: [
    ...words(`add-links create-attachment create-call create-mention create-message create-reaction flag-message
      join-call mute-channel read-channel read-channel-members run-message-action send-custom-event
      upload-attachment`),
    ...owner(words('delete-attachment delete-message delete-reaction pin-message update-message')),
  ],
  channel_moderator:
    words(`ban-channel-member create-call create-system-message delete-attachment delete-message
    delete-reaction pin-message read-message-flags skip-channel-cooldown skip-message-moderation unblock-message
    update-channel-cooldown update-channel-frozen update-message`),
  guest: words('flag-message join-call mute-channel read-channel read-channel-members'),
  anonymous: words('join-call read-channel read-channel-members'),
};

/** The built-in types' grants; a type of one's own starts with messaging's. */
export const defaultGrants = { messaging, team: messaging, commerce, gaming, livestream } satisfies Record<
  string,
  Grants
>;

/** The grants of the app itself. */
export const appGrants: Grants = {
  admin: words('flag-user mute-user read-flag-reports search-user update-flag-report update-user-owner'),
  moderator: words('flag-user mute-user read-flag-reports search-user update-flag-report update-user-owner'),
  user: words('flag-user mute-user search-user update-user-owner'),
  guest: words('flag-user mute-user search-user update-user-owner'),
};
