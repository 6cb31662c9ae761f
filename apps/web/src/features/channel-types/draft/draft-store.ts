import { isObject, type Json, same, type Settings } from '@backchannel/configuration';

/** What changes begin from: an object's settings, and the name of exactly these. */
export interface Base {
  readonly settings: Settings;
  readonly fingerprint: string;
}

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

const known = new Map<string, StoredDraft | undefined>();
const listeners = new Set<() => void>();
/** Places whose draft is another than the tab has kept. */
const unwritten = new Set<string>();
let isWatching = false;
let isWriteDue = false;
/** In milliseconds: what comes within this time is written together, and then within that, when the browser is idle. */
const writeAfter = 250;
const writeWithin = 750;

/** Where a draft is kept. Its own place per operator: who signs in next in this tab does not see it. */
export const draftKey = (operator: string, app: string, name: string): string =>
  `backchannel.draft ${JSON.stringify([operator, app, name])}`;

/** Drafts of settings, kept in the tab: they outlive a reload, a failed save and a lapsed sign-in. */
export const draftStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  get: (key: string): StoredDraft | undefined => {
    if (!known.has(key)) known.set(key, draftIn(sessionStorage.getItem(key)));
    return known.get(key);
  },

  /** Undefined takes it away; so does one in which nothing differs and nothing was written. */
  put: (key: string, draft: StoredDraft | undefined): void => {
    const kept = draft && (hasChanges(draft) || draft.reason !== '') ? draft : undefined;
    known.set(key, kept);
    unwritten.add(key);
    writeSoon();
    for (const listener of listeners) listener();
  },

  /** Writes down now what is not yet: before anything after which the page might not be there any more. */
  write: (): void => {
    for (const key of unwritten) {
      const draft = known.get(key);
      if (draft) sessionStorage.setItem(key, JSON.stringify(draft));
      else sessionStorage.removeItem(key);
      unwritten.delete(key);
    }
  },
};

/** Writing takes longer than drawing what was pressed, so it waits until that is done. Whoever leaves, reloads or looks at
 *  another tab before that has it written on the way out. */
function writeSoon(): void {
  if (!isWatching) {
    isWatching = true;
    addEventListener('pagehide', draftStore.write);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') draftStore.write();
    });
  }
  if (isWriteDue) return;
  isWriteDue = true;
  whenIdle(() => {
    isWriteDue = false;
    draftStore.write();
  });
}

const whenIdle = (run: () => void): void => {
  setTimeout(() => {
    // Safari has no word for it.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: writeWithin });
    else run();
  }, writeAfter);
};

const hasChanges = ({ base, settings }: StoredDraft): boolean => !same(base.settings, settings);

/** The draft to go on with: the one that is kept, unless the object has become what it says, or is newly begun. */
export const draftOn = (stored: StoredDraft | undefined, now: Base): StoredDraft =>
  stored && hasChanges(stored) && !same(stored.settings, now.settings)
    ? stored
    : { base: now, settings: now.settings, reason: stored?.reason ?? '' };

/** What was kept; undefined for what is no draft, such as one of another version of this page. */
function draftIn(text: string | null): StoredDraft | undefined {
  const value: Json = text === null ? null : parsed(text);
  if (!isObject(value)) return undefined;
  const { base, settings, reason, refusal } = value;
  return isObject(base) &&
    isObject(base['settings']) &&
    typeof base['fingerprint'] === 'string' &&
    isObject(settings) &&
    typeof reason === 'string'
    ? {
        base: { settings: base['settings'], fingerprint: base['fingerprint'] },
        settings,
        reason,
        refusal: refusalIn(refusal),
      }
    : undefined;
}

function refusalIn(value: Json | undefined): Refusal | undefined {
  if (!isObject(value)) return undefined;
  const { field, message } = value;
  return typeof field === 'string' && typeof message === 'string' ? { field, message } : undefined;
}

// JSON is what JSON.parse gives.
const parsed = (text: string): Json => JSON.parse(text) as Json;
