/**
 * The cids that a text of the palette may mean: as it is typed, in small letters, as most are, and the channel of one of
 * our own addresses, pasted. Empty when it holds none.
 */
export function wantedCids(text: string): string[] {
  const [, encoded] = /\/apps\/[^/]+\/channels\/(?:beside\/)?([^/?#\s]+)/.exec(text) ?? [];
  const cid = encoded === undefined ? text : decoded(encoded);
  return /^[^\s/:]+:[^\s/:]+$/.test(cid) ? [...new Set([cid, cid.toLowerCase()])] : [];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone percent sign: what was pasted is no address of ours.
  }
}
