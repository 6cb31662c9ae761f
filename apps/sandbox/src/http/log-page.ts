import { inputError } from '../errors.ts';

const DEFAULT_LIMIT = 25;
const MOST = 100;

function numberIn(search: URLSearchParams, name: string, fallback: number, most: number): number {
  const text = search.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw inputError(`"${name}" must be a whole number from 1 to ${most}`);
  return value;
}

/** A page of a log whose newest entries come first: `limit` of them, before the entry that `next` names. */
export function readPage<Row extends { seq: number }>(
  search: URLSearchParams,
  find: (before: number, limit: number) => Row[],
): { rows: Row[]; next: string | undefined } {
  const limit = numberIn(search, 'limit', DEFAULT_LIMIT, MOST);
  const before = numberIn(search, 'next', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const rows = find(before, limit + 1);
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? String(shown.at(-1)?.seq) : undefined };
}
