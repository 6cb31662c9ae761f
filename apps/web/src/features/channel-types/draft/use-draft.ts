import {
  type Difference,
  differences,
  type Json,
  type Settings,
  valueAt,
  withValue,
} from '@backchannel/configuration';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { useSession } from '../../../api/session.ts';
import { oneSettingsQuery, type SettingsObject } from '../../../api/settings.ts';
import { draftKey, draftOn, draftStore, type Base, type StoredDraft } from './draft-store.ts';

/** A channel type as it is being edited. */
export interface Draft {
  /** As the API has it now, as last read. */
  now: SettingsObject;
  /** What the changes are counted against: what they began from. */
  saved: Settings;
  /** As edited. */
  settings: Settings;
  /** Names `saved`: what a save is compared with. */
  fingerprint: string;
  /** From `saved` to `settings`. */
  changes: readonly Difference[];
  /** There are changes, and the type is no longer what they began from. */
  hasMovedOn: boolean;
  /** Why, as far as it has been written. */
  reason: string;
  setReason: (reason: string) => void;
  /** Undefined takes the value away. */
  set: (path: readonly string[], value: Json | undefined) => void;
  /** The settings made from those of the draft as it is when this is called. Stays the same function between two drafts. */
  update: (to: (settings: Settings) => Settings) => void;
  /** Other settings altogether; those of an older version, for instance. */
  replace: (settings: Settings, reason?: string) => void;
  /** Back to the saved value. */
  reset: (path: readonly string[]) => void;
  /** Goes on from another version with other settings: after a merge. */
  rebase: (base: Base, settings: Settings) => void;
  discard: () => void;
}

/**
 * The draft of a channel type, the same on all parts of its page. The type must have been read: this is for what the page
 * shows below its head.
 */
export function useDraft(app: string, name: string): Draft {
  const { operator } = useSession();
  const { data: now } = useSuspenseQuery(oneSettingsQuery(app, 'channel_type', name));
  const key = draftKey(operator.id, app, name);
  const stored = useSyncExternalStore(draftStore.subscribe, () => draftStore.get(key));
  const acts = useMemo(() => actsOn(key, now), [key, now]);
  return useMemo(() => ({ ...draftFrom(now, stored), ...acts }), [now, stored, acts]);
}

type Acts = 'setReason' | 'set' | 'update' | 'replace' | 'reset' | 'rebase' | 'discard';

function draftFrom(now: SettingsObject, stored: StoredDraft | undefined): Omit<Draft, Acts> {
  const { base, settings, reason } = draftOn(stored, now);
  const changes = differences(base.settings, settings);
  return {
    now,
    saved: base.settings,
    settings,
    fingerprint: base.fingerprint,
    changes,
    hasMovedOn: changes.length > 0 && base.fingerprint !== now.fingerprint,
    reason,
  };
}

function actsOn(key: string, now: SettingsObject): Pick<Draft, Acts> {
  const change = (to: (draft: StoredDraft) => Partial<StoredDraft>) => {
    // Asked of the store: two changes may come before the page is drawn again.
    const draft = draftOn(draftStore.get(key), now);
    draftStore.put(key, { ...draft, ...to(draft) });
  };
  return {
    setReason: (to) => change(() => ({ reason: to })),
    set: (path, value) => change((draft) => ({ settings: withValue(draft.settings, path, value) })),
    update: (to) => change((draft) => ({ settings: to(draft.settings) })),
    replace: (to, why) => change((draft) => ({ settings: to, reason: why ?? draft.reason })),
    reset: (path) =>
      change((draft) => ({
        settings: withValue(draft.settings, path, valueAt(draft.base.settings, path)),
      })),
    rebase: (onto, to) => change(() => ({ base: onto, settings: to })),
    discard: () => draftStore.put(key, undefined),
  };
}
