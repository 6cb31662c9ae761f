const startsWith = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));

/** The kind of picture that a file's first bytes say it is; undefined when it is none that browsers draw safely. */
function pictureType(head: Buffer): string | undefined {
  if (startsWith(head, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(head, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a')) return 'image/gif';
  if (startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)) return 'image/webp';
  if (startsWith(head, 'ftypavif', 4)) return 'image/avif';
  return undefined;
}

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** Whether a stored content type is one of {@link pictureType}'s. */
export const isPicture = (contentType: string): boolean => pictures.has(contentType);

const harmless =
  /^(audio\/[\w.+-]+|video\/[\w.+-]+|application\/(pdf|json|x-ndjson|zip)|text\/(plain|csv)|image\/svg\+xml)$/;

/**
 * The content type to keep for a file: what a picture really is, otherwise what the client said, as far as no browser
 * would run it.
 */
export function contentTypeOf(declared: string, head: Buffer): string {
  const picture = pictureType(head);
  if (picture !== undefined) return picture;
  const type = declared.toLowerCase().split(';')[0]?.trim() ?? '';
  return harmless.test(type) ? type : 'application/octet-stream';
}
