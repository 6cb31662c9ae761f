import type { Language } from './languages/index.ts';
import type { Topic } from './languages/pack.ts';
import type { Team } from './people-mix.ts';

export type ChannelType = 'messaging' | 'team' | 'livestream' | 'gaming' | 'commerce';

/** What is particular about a channel; the rest is as usual. */
export interface Traits {
  frozen?: true;
  disabled?: true;
  cooldown?: number;
  overrides?: Record<string, unknown>;
  tags?: readonly string[];
  translatedTo?: string;
  /** The older half of its messages was removed, softly. */
  truncated?: true;
  deletedDaysAgo?: number;
  /** It has one message that waits to be committed. */
  pending?: true;
  /** All the strange texts are in it, one after the other. */
  strange?: true;
}

/** A channel before its people and messages are known. */
export interface ChannelPlan {
  type: ChannelType;
  id: string;
  /** Absent for nameless ones. */
  name?: string;
  topic: Topic;
  language: Language;
  team: Team | null;
  /** How many messages it has, replies and all. */
  messages: number;
  members: number;
  /** Ids of people who are in it whatever chance says; the first one asks and is its creator. */
  known?: readonly string[];
  /** Minutes since its newest message, or, when there is none, since it was made. */
  idleMinutes: number;
  /** Over how many days its messages spread. */
  days: number;
  custom: Record<string, unknown>;
  traits: Traits;
}

/** The types of the topics; a season's crew talks in a messaging channel like travellers do. */
export const typeOfTopic: Record<Topic, ChannelType> = {
  booking: 'messaging',
  group: 'messaging',
  direct: 'messaging',
  season: 'messaging',
  desk: 'team',
  live: 'livestream',
  game: 'gaming',
  shop: 'commerce',
};
