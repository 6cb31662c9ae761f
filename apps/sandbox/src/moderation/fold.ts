import type { BlockList } from '../store/block-lists.ts';

// What looks like a Latin letter and is another.
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('аaеeоoрpсcуyхxіiјjѕsԁdһhкkмmтtвbнnαaεeιiκkνvοoρpτtυuχx'.matchAll(/../gu), ([pair]) => {
    const [from = '', to = ''] = Array.from(pair);
    return [from, to];
  }),
);

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const replaced = (text: string, by: Readonly<Record<string, string>>): string =>
  Array.from(text, (letter) => by[letter] ?? letter).join('');

const withoutMarks = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '');

/** Text as a list of words compares it: without case, with one space between words, and with what its checks fold. */
export function fold(
  text: string,
  list: Pick<BlockList, 'is_leet_check_enabled' | 'is_confusable_folding_enabled'>,
): string {
  let folded = text.toLowerCase().replaceAll(/\s+/g, ' ');
  if (list.is_confusable_folding_enabled) folded = replaced(withoutMarks(folded), lookalikes);
  if (list.is_leet_check_enabled) folded = replaced(folded, leet);
  return folded;
}
