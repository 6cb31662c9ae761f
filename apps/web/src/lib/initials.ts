/** One or two letters that stand for a name, in any script: "Ines van Moreau" is "IM", "김하준" is "김". */
export function initials(name: string): string {
  const words = name
    .split(/[\s\-_.:·–—/]+/u)
    .map(firstLetter)
    .filter(Boolean);
  const [first = '?', ...rest] = words;
  const last = rest.at(-1) ?? '';
  return isCased(first) ? `${first}${last}`.toUpperCase() : first;
}

const firstLetter = (word: string): string => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '';
const isCased = (letter: string): boolean =>
  letter.toUpperCase() !== letter.toLowerCase() || /\d/.test(letter);
