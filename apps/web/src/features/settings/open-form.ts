import { isObject, type Json, type Settings } from '@backchannel/configuration';
import { useLocation } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSession } from '../../api/session.ts';
import { tabStore, useKept } from '../../lib/tab-store.ts';
import { toast } from '../../ui/toast-store.ts';

/** What changes begin from: an object's settings, and the name of exactly these. */
export interface Base {
  readonly settings: Settings;
  readonly fingerprint: string;
}

/** What stands in the fields of a form, by the names of these. */
type Typed = Readonly<Record<string, Json>>;

/** An object that is being changed. */
interface Edited {
  /** The name of its settings and of its history. */
  readonly name: string;
  /** What people call it. */
  readonly shown: string;
  /** As it was when the form was opened, or read again. */
  readonly base: Base;
}

/** The form of a small object, as far as it has come. */
export interface OpenForm {
  /** Undefined where a new one is made. */
  readonly edited?: Edited | undefined;
  readonly typed: Typed;
  /** Why, as far as it has been written. */
  readonly why: string;
  /** Whether anything was typed since it was opened. */
  readonly isTouched: boolean;
}

/** A form as it is opened. */
export type NewForm = Omit<OpenForm, 'isTouched'>;

/** What can be done with the form that is open. */
export interface FormActs {
  /** Opens it, over what stands at this place. */
  open: (form: NewForm) => void;
  /** Other values in these fields. */
  type: (values: Typed) => void;
  explain: (why: string) => void;
  /** Goes on from the object as it is by now; what was typed stays. */
  rebase: (onto: Base) => void;
  /** Closes it after what was typed has been saved. */
  close: () => void;
  /** Closes it without. What was typed can be brought back. */
  discard: () => void;
}

/** An object as it is being changed from now on, and what people call it. */
export const editedOf = (object: Base & { readonly name: string }, shown: string): Edited => ({
  name: object.name,
  shown,
  base: baseOf(object),
});

const baseOf = ({ settings, fingerprint }: Base): Base => ({ settings, fingerprint });

const forms = tabStore(openFormIn);

/**
 * The form that is open at a place of a page, kept in the tab with all that was typed: a reload or a lapsed sign-in comes
 * back to it. Undefined: none is open. `place` tells it from others of the page.
 */
export function useOpenForm(place: string): [OpenForm | undefined, FormActs] {
  const { operator } = useSession();
  const page = useLocation({ select: ({ pathname }) => pathname });
  const key = `backchannel.form ${JSON.stringify([operator.id, page, place])}`;
  const acts = useMemo(() => actsOn(key), [key]);
  return [useKept(forms, key), acts];
}

function actsOn(key: string): FormActs {
  // Asked of the store: two changes may come before the page is drawn again, and one after it was closed.
  const change = (to: (form: OpenForm) => OpenForm) => {
    const form = forms.get(key);
    if (form) forms.put(key, to(form));
  };
  return {
    open: (form) => forms.put(key, { ...form, isTouched: false }),
    type: (values) => change((form) => ({ ...form, typed: { ...form.typed, ...values }, isTouched: true })),
    explain: (why) => change((form) => ({ ...form, why, isTouched: true })),
    rebase: (onto) =>
      change((form) => ({ ...form, edited: form.edited && { ...form.edited, base: baseOf(onto) } })),
    close: () => forms.put(key, undefined),
    discard: () => {
      const form = forms.get(key);
      forms.put(key, undefined);
      if (form?.isTouched)
        toast({
          kind: 'info',
          title: 'Discarded what was typed',
          undo: () => forms.put(key, form),
        });
    },
  };
}

/** The form in what the tab has kept; undefined for what is none. */
export function openFormIn(kept: unknown): OpenForm | undefined {
  if (!isObject(kept)) return undefined;
  const { typed, why, isTouched } = kept;
  const edited = editedIn(kept['edited']);
  if (kept['edited'] !== undefined && !edited) return undefined;
  return isObject(typed) && typeof why === 'string' && typeof isTouched === 'boolean'
    ? { edited, typed, why, isTouched }
    : undefined;
}

function editedIn(kept: unknown): Edited | undefined {
  if (!isObject(kept)) return undefined;
  const { name, shown } = kept;
  const base = baseIn(kept['base']);
  return base && typeof name === 'string' && typeof shown === 'string' ? { name, shown, base } : undefined;
}

/** The base in what the tab has kept; undefined where there is none. */
export function baseIn(kept: unknown): Base | undefined {
  if (!isObject(kept)) return undefined;
  const { settings, fingerprint } = kept;
  return isObject(settings) && typeof fingerprint === 'string' ? { settings, fingerprint } : undefined;
}
