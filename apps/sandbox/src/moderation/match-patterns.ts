import { createContext, Script } from 'node:vm';
import { inputError } from '../errors.ts';
import { processorTime } from '../processor-time.ts';
import type { BlockList } from '../store/block-lists.ts';
import { isObject } from '../values.ts';

// A pattern can be made to look for its match for years. Those that obviously do are refused, and all of a list's
// together get this much of the processor for one message; what they have not found by then is not there.
const PATIENCE_MS = 20;

const search = new Script('patterns.findIndex((pattern) => pattern.test(text))');
const room = createContext({ patterns: [], text: '' });

const prepared = new WeakMap<BlockList, RegExp[]>();

// With `u` escapes are stricter than people write them; then it is read the older way.
function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'iu');
  } catch {
    return new RegExp(pattern, 'i');
  }
}

function prepare(list: BlockList): RegExp[] {
  const known = prepared.get(list);
  if (known) return known;
  const made = list.words.map(compile);
  prepared.set(list, made);
  return made;
}

// A repeated group that has a repetition in it, and references to what was found.
const REPEATED_GROUP = /\([^()]*[*+{][^()]*\)[*+{]/;
const REFERENCE = /\\(?:[1-9]|k<)/;

/** Throws 400/4 for what is no regular expression, or one that could run away. */
export function checkPattern(pattern: string): void {
  try {
    compile(pattern);
  } catch {
    throw inputError(`"${pattern}" is not a valid regular expression`);
  }
  let rest = pattern.replaceAll(/\\[^1-9k]/g, '.').replaceAll(/\[[^\]]*\]/g, '.');
  // From the inside out: a group that is harmless becomes a letter, a group that has something in it keeps it.
  while (/\([^()]*\)/.test(rest) && !REPEATED_GROUP.test(rest))
    rest = rest.replaceAll(/\((?:\?[:=!]|\?<[=!]?\w*>?)?([^()]*)\)/g, '$1');
  if (REPEATED_GROUP.test(rest) || REFERENCE.test(rest))
    throw inputError(
      `the regular expression "${pattern}" could take too long: it repeats what itself repeats`,
    );
}

/** The first pattern of the list that a text matches, in any case. */
export function findPattern(list: BlockList, text: string): string | undefined {
  Object.assign(room, { patterns: prepare(list), text });
  const until = processorTime() + PATIENCE_MS;
  // The limit of a script is by the clock, and on a busy machine others may have had all of that time.
  do {
    try {
      const index: unknown = search.runInContext(room, { timeout: PATIENCE_MS });
      return typeof index === 'number' ? list.words[index] : undefined;
    } catch (error) {
      // It comes from another realm, where errors are not ours.
      if (!isObject(error) || error['code'] !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    }
  } while (processorTime() < until);
  return undefined;
}
