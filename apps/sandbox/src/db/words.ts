const OTHER_THAN_ASCII = /[^\0-\x7f]/;

// The same idea of a word as the full-text index has (unicode61, accents removed), for values without an index. Most
// texts are plain, and those take a fraction of the time.
const words = (text: string): string[] =>
  (OTHER_THAN_ASCII.test(text)
    ? text
        .normalize('NFD')
        .replaceAll(/[\u0300-\u036f]/g, '')
        .toLowerCase()
        .match(/[\p{L}\p{N}\p{Co}]+/gu)
    : text.toLowerCase().match(/[a-z\d]+/g)) ?? [];

type Value = string | number | null | undefined;

/** Whether the words of `query` stand next to each other in `text`, the last one as the start of a word. */
export function hasWordPrefix(text: Value, query: Value): boolean {
  if (typeof text !== 'string' || typeof query !== 'string') return false;
  const wanted = words(query);
  const last = wanted.at(-1);
  if (last === undefined) return false;
  return words(text).some((_, start, all) =>
    wanted.every((word, index) => {
      const found = all[start + index];
      return index === wanted.length - 1 ? (found?.startsWith(last) ?? false) : found === word;
    }),
  );
}

/** Whether every word of `query` is a word of `text`. */
export function hasWords(text: Value, query: Value): boolean {
  if (typeof text !== 'string' || typeof query !== 'string') return false;
  const wanted = words(query);
  const present = new Set(words(text));
  return wanted.length > 0 && wanted.every((word) => present.has(word));
}

// The index splits a quoted phrase exactly as it split the stored text, so the query goes in as it came.
const phrase = (text: string): string => `"${text.replaceAll('"', ' ')}"`;

/** The full-text query that means {@link hasWordPrefix}; undefined when nothing can match. */
export const wordPrefixMatch = (query: string): string | undefined =>
  words(query).length > 0 ? `${phrase(query)} *` : undefined;

/** The full-text query that means {@link hasWords}; undefined when nothing can match. */
export function wordsMatch(query: string): string | undefined {
  const wanted = query.split(/\s+/u).filter((word) => words(word).length > 0);
  return wanted.length > 0 ? wanted.map(phrase).join(' ') : undefined;
}

/** The full-text query for texts that have all words of at least one of the given; undefined when nothing can match. */
export function anyWordsMatch(queries: readonly string[]): string | undefined {
  const matches = queries.flatMap((query) => wordsMatch(query) ?? []);
  return matches.length > 0 ? matches.map((match) => `(${match})`).join(' OR ') : undefined;
}

// Asked of all texts that a search finds, one after the other.
let asked = { query: '', words: new Set<string>() };

function askedWords(query: string): Set<string> {
  if (asked.query !== query) asked = { query, words: new Set(words(query)) };
  return asked.words;
}

/**
 * How much a text is about a query, 0 when not at all: it grows with how often the words stand in it, each further
 * time less, and shrinks with its length.
 */
export function relevance(text: Value, query: Value): number {
  if (typeof text !== 'string' || typeof query !== 'string') return 0;
  const all = words(text);
  const damping = 0.5 + all.length / 50;
  let score = 0;
  for (const word of askedWords(query)) {
    const times = all.filter((other) => other === word).length;
    score += times / (times + damping);
  }
  return Math.round(score * 1e6) / 1e6;
}
