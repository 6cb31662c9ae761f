const longestName = 200;
const longestEnding = 20;

/** What a file without a name is called. */
const noName = 'file';

/**
 * A file's name as it may go on: without folders, on one line, with nothing in it that turns its direction around, and
 * of 200 characters at most. Of a longer one the ending stays, since that says what it is.
 */
export function plainFileName(name: string | undefined): string {
  const last = (name ?? '').toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\uFEFF]/gu, '')
    .trim()
    .replace(/^\.+$/, '');
  const signs = Array.from(clean);
  if (signs.length <= longestName) return clean === '' ? noName : clean;
  const ending = /\.[^.\s]*$/u.exec(clean)?.[0] ?? '';
  const kept = Array.from(ending).length <= longestEnding ? ending : '';
  return signs.slice(0, longestName - Array.from(kept).length).join('') + kept;
}
