import { inputError } from '../../errors.ts';
import { checkPattern } from '../../moderation/match-patterns.ts';
import type { BlockListType } from '../../store/block-lists.ts';

const MOST_WORDS = 10_000;
const LONGEST_WORD = 40;
// Each of them is tried on each message.
const MOST_PATTERNS = 1000;

/**
 * A list's words as they are stored: in lower case (patterns as they are), each once. Throws 400/4 for too many, for
 * one that is empty or too long, and for a pattern that is none or could run away.
 */
export function checkedWords(type: BlockListType, words: readonly string[]): string[] {
  const most = type === 'regex' ? MOST_PATTERNS : MOST_WORDS;
  if (words.length > most) throw inputError(`field "words" must contain at maximum ${most} items`);
  const kept = words.map((word, index) => {
    const trimmed = word.trim();
    if (trimmed === '') throw inputError(`field "words[${index}]" must not be empty`);
    if (Array.from(trimmed).length > LONGEST_WORD)
      throw inputError(`field "words[${index}]" must be a maximum of ${LONGEST_WORD} characters in length`);
    if (type !== 'regex') return trimmed.toLowerCase();
    checkPattern(trimmed);
    return trimmed;
  });
  return [...new Set(kept)];
}
