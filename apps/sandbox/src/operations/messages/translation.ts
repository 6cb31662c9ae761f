import type { Context } from '../../context.ts';
import type { ChannelRow } from '../../store/channels.ts';
import type { MessageRow } from '../../store/messages.ts';
import { findUser } from '../../store/users.ts';
import { parseObject } from '../../values.ts';

const USUAL_LANGUAGE = 'en';
const SUFFIX = '_text';

/** The language that a user writes in, as far as anybody knows. */
export const languageOf = ({ db }: Context, userId: string | null): string =>
  (userId === null ? undefined : findUser(db, userId)?.language) || USUAL_LANGUAGE;

/**
 * A text in a language. Nobody here knows languages: the text stays what it is, marked with the language that it
 * should be in, so that nobody takes it for a translation.
 */
const translate = (text: string, language: string): string => `[${language}] ${text}`;

/** A text's translations: which language it is in, and the text in that one and in `targets`. */
export const translationsOf = (
  text: string,
  source: string,
  targets: readonly string[],
): Record<string, string> => ({
  language: source,
  [`${source}${SUFFIX}`]: text,
  ...Object.fromEntries(
    targets
      .filter((target) => target !== source)
      .map((target) => [`${target}${SUFFIX}`, translate(text, target)]),
  ),
});

/** The languages that a message is translated to. */
export const targetsOf = (i18n: string | null): string[] =>
  Object.keys(parseObject(i18n)).flatMap((key) => (key.endsWith(SUFFIX) ? key.slice(0, -SUFFIX.length) : []));

/** A new message's column: translated where its channel is to be translated by itself. */
export function translatedOnSending(
  context: Context,
  { auto_translation_enabled: enabled, auto_translation_language: language }: ChannelRow,
  userId: string,
  text: string,
): string | null {
  if (enabled !== 1 || !language || text === '') return null;
  return JSON.stringify(translationsOf(text, languageOf(context, userId), [language]));
}

/** The column of a message with another text: every translation anew. Undefined for a message without any. */
export function translatedAgain(row: MessageRow, text: string): string | undefined {
  if (row.i18n === null) return undefined;
  const { language } = parseObject(row.i18n);
  const source = typeof language === 'string' ? language : USUAL_LANGUAGE;
  return JSON.stringify(translationsOf(text, source, targetsOf(row.i18n)));
}
