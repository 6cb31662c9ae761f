import { inputError } from '../errors.ts';
import { isTime } from '../time.ts';
import type { Condition, Filter, Operator } from './tree.ts';

// About the milliseconds of a processor for 100,000 channels, 50,000 users or the messages of 500 channels, none of
// which fits.
const MOST = 100;
// What all rows fit and what has to be sorted as well: each condition is then worked out for every row.
const MOST_WITH_ORDER = 75;

// These look elsewhere for each row, or gather rows from elsewhere first.
const ofField: Readonly<Record<string, number>> = {
  'member.user.name': 65,
  app_banned: 15,
  archived: 8,
  attachments: 8,
  'attachments.type': 8,
  blocked: 8,
  channel_role: 8,
  filter_tags: 4,
  has_unread: 2,
  hidden: 8,
  invite: 8,
  joined: 8,
  members: 10,
  'mentioned_users.id': 8,
  muted: 8,
  pinned: 8,
  teams: 10,
};
const EVERY_MEMBER = 60;
const KNOWN_CUSTOM = 4;
const OTHER_CUSTOM = 20;
// To make a list of what an index found, and to look at it.
const FOUND_CUSTOM = 0.0015;
// Of up to two values, and more for each time that there are twice as many, the more the longer their texts are.
const LIST = 9;
const DOUBLED = 1.3;
const DOUBLED_CHARACTER = 0.0025;
const MOMENTS = 12;
const COMPARISON = 4;
const WORDS = 3;
const PLAIN = 2;
// Found by an index, or by one list that the database makes of all of them.
const ID = 0.3;

const lists: readonly Operator[] = ['$in', '$nin'];
const words: readonly Operator[] = ['$autocomplete', '$q'];
const comparisons: readonly Operator[] = ['$gt', '$gte', '$lt', '$lte'];

/** What is known about the rows that a filter is asked of. */
export interface Known {
  /** How many rows, if they are few, fit what an index knows of a condition on custom data. */
  found?: (condition: Condition) => number | undefined;
}

function customCost(condition: Condition, { found }: Known): number {
  const { operator, operand } = condition;
  if (found) {
    const rows = found(condition);
    return rows === undefined ? OTHER_CUSTOM : KNOWN_CUSTOM + rows * FOUND_CUSTOM;
  }
  // Values of custom data are found as they are, and everything else about them row by row.
  return operator === '$in' || (operator === '$eq' && operand !== null) ? KNOWN_CUSTOM : OTHER_CUSTOM;
}

function listCost(values: readonly unknown[]): number {
  if (values.some(isTime)) return MOMENTS;
  const longest = values.reduce<number>(
    (most, value) => Math.max(most, typeof value === 'string' ? value.length : 0),
    0,
  );
  return LIST + Math.max(0, Math.log2(values.length / 2)) * (DOUBLED + longest * DOUBLED_CHARACTER);
}

function conditionCost(condition: Condition, known: Known): number {
  const { field, custom, operator, operand } = condition;
  if (custom) return customCost(condition, known);
  if (field === 'members' && Array.isArray(operand) && operand.length === 0) return EVERY_MEMBER;
  const special = ofField[field];
  if (special !== undefined) return special;
  if (lists.includes(operator)) return listCost(Array.isArray(operand) ? operand : [operand]);
  if (words.includes(operator)) return WORDS;
  if (operator === '$eq' && (field === 'id' || field === 'cid')) return ID;
  return comparisons.includes(operator) || typeof operand === 'number' || isTime(operand)
    ? COMPARISON
    : PLAIN;
}

/** About what a filter costs where it fits nothing and every row has to be looked at. */
export function filterCost(filter: Filter, known: Known = {}): number {
  if (filter.kind === 'condition') return conditionCost(filter, known);
  const sum = filter.filters.reduce((all, inner) => all + filterCost(inner, known), 0);
  const leads = ({ kind }: Filter, inner: Filter): boolean =>
    kind === '$and' && inner.kind === 'condition' && inner.custom && known.found?.(inner) !== undefined;
  // Of what few rows fit, only these are asked for the rest.
  return filter.filters.some((inner) => leads(filter, inner)) ? Math.min(sum, KNOWN_CUSTOM + sum / 10) : sum;
}

/** Whether a filter is answered soon also where it fits nothing and every row has to be looked at. */
export const isCheap = (filter: Filter, known: Known = {}): boolean => filterCost(filter, known) <= MOST;

/** The 400/4 for what would keep everybody waiting, with what to do instead. */
export const tooMuch = (name: string, instead: string): Error =>
  inputError(`field "${name}" asks for too much at once; ${instead}`);

/** Throws 400/4 for a filter that would keep everybody waiting; `name` is the request's field that holds it. */
export function requireCheap(filter: Filter, name = 'filter_conditions', known: Known = {}): Filter {
  if (!isCheap(filter, known)) throw tooMuch(name, 'use fewer conditions, or simpler ones');
  return filter;
}

// To sort so few takes no time, whatever it is by.
const FEW = 5000;

/** A part of a filter that is asked first, so that no more rows than `most` are asked for the rest and sorted. */
export interface Narrowing {
  filter: Filter;
  most: number;
  /** What the request is told when more than that fit. */
  refusal: Error;
}

/**
 * How a page is found whose filter and order, which costs so much for all `rows`, would keep everybody waiting if all rows
 * were looked at for both; undefined when they would not. Throws 400/4 when a part of the filter alone would.
 */
export function narrowingOf(
  filter: Filter,
  sorting: number,
  rows: number,
  known: Known = {},
): Narrowing | undefined {
  const all = filterCost(filter, known);
  const most = all > 0 && sorting > 0 ? MOST_WITH_ORDER : MOST;
  if (all + sorting <= most) return undefined;
  const isLook = (part: Filter): boolean =>
    part.kind === 'condition' && part.custom && known.found !== undefined && known.found(part) === undefined;
  const parts = filter.kind === '$and' ? filter.filters : [filter];
  const first = requireCheap(
    { kind: '$and', filters: parts.filter((part) => !isLook(part)) },
    'filter_conditions',
    known,
  );
  const cost = filterCost(first, known);
  return {
    filter: first,
    most: Math.max(FEW, Math.floor((Math.max(0, most - cost) / (all + sorting - cost)) * rows)),
    refusal:
      all > MOST
        ? tooMuch('filter_conditions', 'use fewer conditions, or simpler ones')
        : tooMuch('sort', 'sort by fewer fields, or find fewer with the filter'),
  };
}
