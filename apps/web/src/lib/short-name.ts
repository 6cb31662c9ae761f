const most = 60;

/** A name for a sentence that has more to say after it, in at most 60 letters, with an ellipsis where it is cut. */
export function shortName(name: string): string {
  // Signs that people see as one are kept or cut as one.
  const letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  return letters.length <= most
    ? name
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
