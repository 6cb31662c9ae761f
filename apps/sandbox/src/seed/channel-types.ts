import type { Context } from '../context.ts';
import { saveChannelType } from '../store/channel-types.ts';
import type { ChannelTypeSettings } from '../store/channel-types.ts';
import { defaultGrants } from './grants.ts';

/** What a channel type has that nobody configured. Source: the API's table of channel type defaults. */
export const defaultSettings: ChannelTypeSettings = {
  typing_events: true,
  read_events: true,
  connect_events: true,
  delivery_events: true,
  custom_events: true,
  reactions: true,
  search: true,
  replies: true,
  quotes: true,
  mutes: true,
  uploads: true,
  push_notifications: true,
  url_enrichment: true,
  count_messages: false,
  user_message_reminders: false,
  mark_messages_pending: false,
  polls: false,
  shared_locations: false,
  reminders: false,
  skip_last_msg_update_for_system_msgs: false,
  automod: 'disabled',
  automod_behavior: 'flag',
  blocklist_behavior: 'flag',
  max_message_length: 5000,
  message_retention: 'infinite',
  commands: ['giphy', 'ban', 'unban', 'mute', 'unmute'],
};

// `polls` on messaging and `count_messages` on team are how the API's own test app has them.
const different: Record<keyof typeof defaultGrants, Partial<ChannelTypeSettings>> = {
  messaging: { polls: true },
  team: { count_messages: true },
  commerce: {},
  gaming: {},
  livestream: { url_enrichment: false },
};

/** Adds the five types that every app starts with. */
export function seedChannelTypes({ db, clock }: Context): void {
  const now = clock.now();
  for (const [name, grants] of Object.entries(defaultGrants)) {
    const settings = { ...defaultSettings, ...different[name as keyof typeof defaultGrants] };
    saveChannelType(db, { name, settings, grants }, now);
  }
}
