import { isObject } from '@backchannel/configuration';
import type { ZonedTime } from '../../lib/zoned.ts';
import type { Deletion } from './delete-dialog.tsx';
import type { TruncationForm } from './truncate-dialog.tsx';
import type { Person } from './truncation.ts';
import type { Visibility } from './visibility-dialog.tsx';

/** What each dialog about a channel, or a message of it, holds of what was chosen and typed. */
export interface Forms {
  truncate: TruncationForm;
  delete: Deletion;
  visibility: Visibility;
  /** `message`: the id of the one that it is about. */
  edit: { message: string; text: string };
  pin: { message: string; until: ZonedTime };
}

/** The name of a dialog that is kept. */
export type Kept = keyof Forms;

/** A dialog that was open, and what stood in it. */
export interface Asked {
  asking: Kept;
  form: unknown;
}

/** Where it is kept: in the tab, for its operator and channel alone. */
export const askedKey = (operator: string, app: string, cid: string): string =>
  `backchannel.asking ${JSON.stringify([operator, app, cid])}`;

export const keepAsked = (key: string, asked: Asked): void =>
  sessionStorage.setItem(key, JSON.stringify(asked));

export const forgetAsked = (key: string): void => sessionStorage.removeItem(key);

/** What was kept; undefined where nothing is, or what another version of this page has kept. */
export function keptAsked(key: string): Asked | undefined {
  const text = sessionStorage.getItem(key);
  return text === null ? undefined : askedIn(JSON.parse(text));
}

/** A dialog and what stood in it, out of what JSON says. */
export function askedIn(kept: unknown): Asked | undefined {
  if (!isObject(kept)) return undefined;
  const { asking, form } = kept;
  return isKept(asking) && isForm[asking](form) ? { asking, form } : undefined;
}

const isForm: { readonly [Name in Kept]: (form: unknown) => form is Forms[Name] } = {
  truncate: (form): form is TruncationForm =>
    isObject(form) &&
    typeof form['typed'] === 'string' &&
    isOneOf(form['scope'], 'all', 'until') &&
    isOneOf(form['audience'], 'everyone', 'members') &&
    isOneOf(form['how'], 'hide', 'hard') &&
    isZonedTime(form['until']) &&
    typeof form['text'] === 'string' &&
    typeof form['skipPush'] === 'boolean' &&
    isPeople(form['members']),
  delete: (form): form is Deletion =>
    isObject(form) && isOneOf(form['how'], 'soft', 'hard') && typeof form['typed'] === 'string',
  visibility: (form): form is Visibility =>
    isObject(form) &&
    isOneOf(form['what'], 'hide', 'show') &&
    typeof form['clears'] === 'boolean' &&
    isPeople(form['people']),
  edit: (form): form is Forms['edit'] =>
    isObject(form) && typeof form['message'] === 'string' && typeof form['text'] === 'string',
  pin: (form): form is Forms['pin'] =>
    isObject(form) && typeof form['message'] === 'string' && isZonedTime(form['until']),
};

const isKept = (name: unknown): name is Kept => typeof name === 'string' && Object.hasOwn(isForm, name);

const isZonedTime = (value: unknown): value is ZonedTime =>
  isObject(value) && typeof value['local'] === 'string' && typeof value['zone'] === 'string';

const isOneOf = (value: unknown, ...words: readonly string[]): boolean =>
  typeof value === 'string' && words.includes(value);

const isPeople = (value: unknown): value is readonly Person[] =>
  Array.isArray(value) &&
  value.every(
    (person: unknown) =>
      isObject(person) && typeof person['id'] === 'string' && typeof person['name'] === 'string',
  );

/** The form of this dialog in what was kept. */
export const formOf = <Name extends Kept>(name: Name, asked: Asked | undefined): Forms[Name] | undefined =>
  asked?.asking === name && isForm[name](asked.form) ? asked.form : undefined;
