/** The two halves of a cid, as the API's paths want them; undefined when the text is no cid. */
export function splitCid(cid: string): { type: string; id: string } | undefined {
  const at = cid.indexOf(':');
  if (at <= 0 || at === cid.length - 1) return undefined;
  return { type: cid.slice(0, at), id: cid.slice(at + 1) };
}
