import type { Language } from './languages/index.ts';
import { packOf } from './languages/index.ts';
import type { Topic } from './languages/pack.ts';
import type { Dialogue } from './languages/script.ts';
import { parseDialogues } from './languages/script.ts';
import type { Random } from './random.ts';

/** A dialogue and the language it is in. */
export interface Supplied {
  dialogue: Dialogue;
  language: Language;
}

const parsed = new Map<Language, Dialogue[]>();

function dialoguesOf(language: Language): Dialogue[] {
  const known = parsed.get(language) ?? parseDialogues(packOf(language).dialogues);
  parsed.set(language, known);
  return known;
}

// What else fits into a conversation about something, so that long ones do not go in circles.
const related: Record<Topic, readonly Topic[]> = {
  booking: ['booking'],
  group: ['group'],
  desk: ['desk', 'group'],
  direct: ['direct', 'group'],
  live: ['live'],
  game: ['game', 'group'],
  shop: ['shop'],
  season: ['season', 'desk', 'group'],
};

/**
 * An endless supply of dialogues in rounds without repetition. Long conversations, and those about something that
 * nobody wrote down in their language, are half or wholly in English.
 */
export function* supplyDialogues(
  random: Random,
  topic: Topic,
  language: Language,
  isLong: boolean,
): Generator<Supplied, never> {
  const wanted = (from: Language, topics: readonly Topic[]): Supplied[] =>
    dialoguesOf(from)
      .filter((dialogue) => topics.includes(dialogue.topic))
      .map((dialogue) => ({ dialogue, language: from }));
  const own = wanted(language, isLong ? related[topic] : [topic]);
  const international = language !== 'en' && (own.length === 0 || isLong) ? wanted('en', related[topic]) : [];
  for (;;) {
    const foreign = random.sample(international, own.length || international.length);
    const round = [...own, ...foreign];
    yield* random.sample(round, round.length);
  }
}
