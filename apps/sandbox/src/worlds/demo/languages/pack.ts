/** What a conversation is about, and so which dialogues fit into it. */
export type Topic = 'booking' | 'group' | 'desk' | 'direct' | 'live' | 'game' | 'shop' | 'season';

/**
 * Everything the demo world says in one language.
 *
 * Names are separated by spaces; `native=latin` gives the form that ids are made from. Patterns and dialogues
 * have slots in braces, filled by slots.ts. The notation of dialogues is described in script.ts.
 */
export interface LanguagePack {
  women: string;
  men: string;
  families: string;
  /** Where family names have a form of their own for women. */
  familiesOfWomen?: string;
  /** How a given and a family name make a full one: `given family` unless told otherwise. */
  order?: 'family given' | 'familygiven';
  /** Hours from UTC to the working day of the people who speak it. */
  zoneHours: number;
  cities: readonly string[];
  /** Weekdays as they stand in the middle of a sentence. */
  days: readonly string[];
  /** A price, with `#` where the number goes. */
  money: string;
  /** What one euro is about worth in it; default 1. */
  perEuro?: number;
  /** Patterns for names of channels; a topic without any is named in English. */
  channels: Partial<Record<Topic, readonly string[]>>;
  system: { joined: string; renamed: string; slowMode: string; truncated: string };
  dialogues: string;
}
