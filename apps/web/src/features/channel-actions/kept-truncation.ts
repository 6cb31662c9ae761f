import type { Person, Truncation } from './truncation.ts';

/** Where a truncation that was being chosen is kept: in the tab, for its operator alone. */
export const truncationKey = (operator: string, app: string, cid: string): string =>
  `backchannel.truncation ${JSON.stringify([operator, app, cid])}`;

export const keepTruncation = (key: string, form: Truncation): void =>
  sessionStorage.setItem(key, JSON.stringify(form));

export const forgetTruncation = (key: string): void => sessionStorage.removeItem(key);

/** What was kept; undefined where nothing is, or what another version of this page has kept. */
export function keptTruncation(key: string): Truncation | undefined {
  const text = sessionStorage.getItem(key);
  return text === null ? undefined : truncationIn(JSON.parse(text));
}

/** A truncation out of what JSON says. */
export function truncationIn(value: unknown): Truncation | undefined {
  // Every field that is read is looked at below.
  const kept = value as Partial<Truncation> | null;
  const isOne =
    (kept?.scope === 'all' || kept?.scope === 'until') &&
    (kept.audience === 'everyone' || kept.audience === 'members') &&
    (kept.how === 'hide' || kept.how === 'hard') &&
    typeof kept.until?.local === 'string' &&
    typeof kept.until.zone === 'string' &&
    typeof kept.text === 'string' &&
    typeof kept.skipPush === 'boolean' &&
    Array.isArray(kept.members) &&
    kept.members.every(isPerson);
  return isOne ? (kept as Truncation) : undefined;
}

function isPerson(value: unknown): boolean {
  // Both fields are looked at here.
  const person = value as Partial<Person> | null;
  return typeof person?.id === 'string' && typeof person.name === 'string';
}
