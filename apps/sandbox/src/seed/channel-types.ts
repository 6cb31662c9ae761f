import type { Context } from '../context.ts';
import { saveChannelType } from '../store/channel-types.ts';
import type { ChannelTypeSettings } from '../store/channel-types.ts';
import { defaultGrants } from '@backchannel/chat-api/default-grants';
import { defaultSettings } from '@backchannel/chat-api/default-settings';

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
