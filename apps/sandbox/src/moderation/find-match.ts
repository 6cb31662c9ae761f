import type { BlockList } from '../store/block-lists.ts';
import { findAddress } from './match-addresses.ts';
import { findPattern } from './match-patterns.ts';
import { findWord } from './match-words.ts';

/** What a list objects to in a text: the entry that it has found, or the address that is not on its list. */
export function findMatch(list: BlockList, text: string): string | undefined {
  if (text === '') return undefined;
  if (list.type === 'word') return findWord(list, text);
  return list.type === 'regex' ? findPattern(list, text) : findAddress(list, text);
}
