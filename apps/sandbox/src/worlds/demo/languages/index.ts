import { arabic } from './ar.ts';
import { german } from './de.ts';
import { greek } from './el.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { hebrew } from './he.ts';
import { hindi } from './hi.ts';
import { italian } from './it.ts';
import { japanese } from './ja.ts';
import { korean } from './ko.ts';
import { norwegian } from './nb.ts';
import type { LanguagePack } from './pack.ts';
import { polish } from './pl.ts';
import { portuguese } from './pt.ts';
import { turkish } from './tr.ts';
import { ukrainian } from './uk.ts';
import { vietnamese } from './vi.ts';

/** By the API's language code. */
export const packs = {
  en: english,
  no: norwegian,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
  it: italian,
  pl: polish,
  uk: ukrainian,
  el: greek,
  tr: turkish,
  ar: arabic,
  he: hebrew,
  hi: hindi,
  ja: japanese,
  ko: korean,
  vi: vietnamese,
} as const satisfies Record<string, LanguagePack>;

export type Language = keyof typeof packs;

export const packOf = (language: Language): LanguagePack => packs[language];
