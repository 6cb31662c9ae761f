import { isObject, same, type Settings } from '@backchannel/configuration';
import { type TabStore, tabStore } from '../../../lib/tab-store.ts';
import { type Base, baseIn } from '../../settings/open-form.ts';

/** What the API said no to, at the field that it names. */
export interface Refusal {
  readonly field: string;
  readonly message: string;
}

/** What somebody has changed and not saved yet. */
export interface StoredDraft {
  readonly base: Base;
  readonly settings: Settings;
  /** Why, as far as it has been written. */
  readonly reason: string;
  /** Of the last save; gone once the field is changed. */
  readonly refusal?: Refusal | undefined;
}

/** Where a draft is kept. Its own place per operator: who signs in next in this tab does not see it. */
export const draftKey = (operator: string, app: string, name: string): string =>
  `backchannel.draft ${JSON.stringify([operator, app, name])}`;

const drafts = tabStore(draftIn);

/** Drafts of settings, kept in the tab: they outlive a reload, a failed save and a lapsed sign-in. One in which nothing
 *  differs and nothing was written is not kept. */
export const draftStore: TabStore<StoredDraft> = {
  ...drafts,
  put: (key, draft) =>
    drafts.put(key, draft && (hasChanges(draft) || draft.reason !== '') ? draft : undefined),
};

const hasChanges = ({ base, settings }: StoredDraft): boolean => !same(base.settings, settings);

/** The draft to go on with: the one that is kept, unless the object has become what it says, or is newly begun. */
export const draftOn = (stored: StoredDraft | undefined, now: Base): StoredDraft =>
  stored && hasChanges(stored) && !same(stored.settings, now.settings)
    ? stored
    : { base: now, settings: now.settings, reason: stored?.reason ?? '' };

/** What was kept; undefined for what is no draft. */
function draftIn(kept: unknown): StoredDraft | undefined {
  if (!isObject(kept)) return undefined;
  const { settings, reason, refusal } = kept;
  const base = baseIn(kept['base']);
  return base && isObject(settings) && typeof reason === 'string'
    ? { base, settings, reason, refusal: refusalIn(refusal) }
    : undefined;
}

function refusalIn(kept: unknown): Refusal | undefined {
  if (!isObject(kept)) return undefined;
  const { field, message } = kept;
  return typeof field === 'string' && typeof message === 'string' ? { field, message } : undefined;
}
