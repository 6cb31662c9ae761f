import { inputError } from '../errors.ts';
import { isTime } from '../time.ts';
import type { Condition, Filter, Operator } from './tree.ts';

// About the milliseconds of a processor for 100,000 channels, 50,000 users or the messages of 500 channels, none of
// which fits.
const MOST = 100;

// These look elsewhere for each row, or gather rows from elsewhere first.
const ofField: Readonly<Record<string, number>> = {
  'member.user.name': 65,
  app_banned: 15,
  archived: 8,
  attachments: 8,
  'attachments.type': 8,
  blocked: 15,
  channel_role: 8,
  filter_tags: 4,
  has_unread: 2,
  hidden: 12,
  invite: 8,
  joined: 8,
  members: 10,
  'mentioned_users.id': 8,
  muted: 14,
  pinned: 8,
  teams: 26,
};
const EVERY_MEMBER = 60;
const KNOWN_CUSTOM = 4;
const OTHER_CUSTOM = 20;
const LIST = 9;
const COMPARISON = 4;
const WORDS = 3;
const PLAIN = 2;
// Found by an index, or by one list that the database makes of all of them.
const ID = 0.3;

const lists: readonly Operator[] = ['$in', '$nin'];
const words: readonly Operator[] = ['$autocomplete', '$q'];
const comparisons: readonly Operator[] = ['$gt', '$gte', '$lt', '$lte'];

function costOf({ field, custom, operator, operand }: Condition): number {
  // Values of custom data are found as they are, and everything else about them row by row.
  if (custom) return operator === '$eq' || operator === '$in' ? KNOWN_CUSTOM : OTHER_CUSTOM;
  if (field === 'members' && Array.isArray(operand) && operand.length === 0) return EVERY_MEMBER;
  const special = ofField[field];
  if (special !== undefined) return special;
  if (lists.includes(operator)) return LIST;
  if (words.includes(operator)) return WORDS;
  if (operator === '$eq' && (field === 'id' || field === 'cid')) return ID;
  return comparisons.includes(operator) || typeof operand === 'number' || isTime(operand)
    ? COMPARISON
    : PLAIN;
}

const sum = (filter: Filter): number =>
  filter.kind === 'condition' ? costOf(filter) : filter.filters.reduce((all, inner) => all + sum(inner), 0);

/** Whether a filter is answered soon also where it fits nothing and every row has to be looked at. */
export const isCheap = (filter: Filter): boolean => sum(filter) <= MOST;

/** Throws 400/4 for a filter that would keep everybody waiting; `name` is the request's field that holds it. */
export function requireCheap(filter: Filter, name = 'filter_conditions'): Filter {
  if (!isCheap(filter))
    throw inputError(`field "${name}" asks for too much at once; use fewer conditions, or simpler ones`);
  return filter;
}
