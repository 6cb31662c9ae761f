import {
  type Difference,
  differences,
  type Json,
  same,
  type Settings,
  valueAt,
  withValue,
} from '@backchannel/configuration';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSession } from '../../../api/session.ts';
import { oneSettingsQuery, type SettingsObject } from '../../../api/settings.ts';
import { useKept } from '../../../lib/tab-store.ts';
import type { Base } from '../../settings/open-form.ts';
import { draftKey, draftOn, draftStore, type Refusal, type StoredDraft } from './draft-store.ts';

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
  /** What the API said to the last save, at the field that it named. */
  refusal: Refusal | undefined;
  refuse: (refusal: Refusal) => void;
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
  /** Answers how to bring it back. */
  discard: () => () => void;
}

/**
 * The draft of a channel type, the same on all parts of its page. The type must have been read: this is for what the page
 * shows below its head.
 */
export function useDraft(app: string, name: string): Draft {
  const { operator } = useSession();
  const { data: now } = useSuspenseQuery(oneSettingsQuery(app, 'channel_type', name));
  const key = draftKey(operator.id, app, name);
  const stored = useKept(draftStore, key);
  const acts = useMemo(() => actsOn(key, now), [key, now]);
  return useMemo(() => ({ ...draftOf(now, stored), ...acts }), [now, stored, acts]);
}

type Edited = Omit<Draft, Acts>;

const lastDrafts = new WeakMap<SettingsObject, readonly [StoredDraft | undefined, Edited]>();

/** As `draftFrom`, which several parts of the page ask for the same at every change. */
function draftOf(now: SettingsObject, stored: StoredDraft | undefined): Edited {
  const [of, last] = lastDrafts.get(now) ?? [];
  if (last && of === stored) return last;
  const draft = draftFrom(now, stored);
  lastDrafts.set(now, [stored, draft]);
  return draft;
}

type Acts = 'setReason' | 'refuse' | 'set' | 'update' | 'replace' | 'reset' | 'rebase' | 'discard';

function draftFrom(now: SettingsObject, stored: StoredDraft | undefined): Edited {
  const { base, settings, reason, refusal } = draftOn(stored, now);
  const changes = differences(base.settings, settings);
  return {
    now,
    saved: base.settings,
    settings,
    fingerprint: base.fingerprint,
    changes,
    hasMovedOn: changes.length > 0 && base.fingerprint !== now.fingerprint,
    reason,
    refusal,
  };
}

function actsOn(key: string, now: SettingsObject): Pick<Draft, Acts> {
  const change = (to: (draft: StoredDraft) => Partial<StoredDraft>) => {
    // Asked of the store: two changes may come before the page is drawn again.
    const draft = draftOn(draftStore.get(key), now);
    draftStore.put(key, { ...draft, ...to(draft) });
  };
  /** Other settings; what was refused of a field is forgotten once that is another. */
  const edit = (to: (draft: StoredDraft) => Settings) =>
    change((draft) => {
      const settings = to(draft);
      const field = draft.refusal?.field ?? '';
      return {
        settings,
        refusal: same(settings[field], draft.settings[field]) ? draft.refusal : undefined,
      };
    });
  return {
    setReason: (to) => change(() => ({ reason: to })),
    refuse: (refusal) => change(() => ({ refusal })),
    set: (path, value) => edit(({ settings }) => withValue(settings, path, value)),
    update: (to) => edit(({ settings }) => to(settings)),
    replace: (to, why) => {
      edit(() => to);
      if (why !== undefined) change(() => ({ reason: why }));
    },
    reset: (path) => edit(({ settings, base }) => withValue(settings, path, valueAt(base.settings, path))),
    rebase: (onto, to) => change(() => ({ base: onto, settings: to, refusal: undefined })),
    discard: () => {
      const draft = draftStore.get(key);
      draftStore.put(key, undefined);
      return () => draftStore.put(key, draft);
    },
  };
}
