import type { BlockList } from '../store/block-lists.ts';
import { fold } from './fold.ts';

interface Prepared {
  /** Folded word to the word as the list has it. */
  words: Map<string, string>;
  lengths: number[];
}

// A list object stays the same until the list changes.
const prepared = new WeakMap<BlockList, Prepared>();

function prepare(list: BlockList): Prepared {
  const known = prepared.get(list);
  if (known) return known;
  const words = new Map(list.words.map((word) => [fold(word, list), word]));
  const lengths = [...new Set([...words.keys()].map((word) => word.length))].sort((a, b) => a - b);
  const made = { words, lengths };
  prepared.set(list, made);
  return made;
}

const isLetter = (letter: string | undefined): boolean =>
  letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/**
 * The first word of the list that a text has; whole words, unless the list is about parts of them. It takes time by
 * the text's length and by how many lengths its words have (forty at most), not by how many words there are.
 */
export function findWord(list: BlockList, text: string): string | undefined {
  const { words, lengths } = prepare(list);
  const { is_substring_matching_enabled: anywhere, is_plural_check_enabled: plurals } = list;
  const folded = fold(text, list);
  const endsAt = (at: number): boolean =>
    anywhere ||
    !isLetter(folded[at]) ||
    (plurals && ['s', 'es'].some((end) => folded.startsWith(end, at) && !isLetter(folded[at + end.length])));
  for (let start = 0; start < folded.length; start += 1) {
    if (!anywhere && isLetter(folded[start]) && isLetter(folded[start - 1])) continue;
    for (const length of lengths) {
      if (start + length > folded.length) break;
      const word = words.get(folded.slice(start, start + length));
      if (word !== undefined && endsAt(start + length)) return word;
    }
  }
  return undefined;
}
