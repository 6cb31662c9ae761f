import type { Attachment } from '@backchannel/chat-api/types';
import { safeUrl } from '../text/segments.ts';

/** What an attachment is, as far as it says so. Every address is http or https, or absent. */
export interface AttachmentFacts {
  kind: 'picture' | 'file' | 'link';
  name: string;
  /** Where a click leads. */
  href: string | undefined;
  /** A picture to show. */
  picture: string | undefined;
  /** "1,024 × 652 · 96 kB". */
  facts: string;
  text: string | undefined;
}

export function attachmentFacts(attachment: Attachment): AttachmentFacts {
  const { type, title, text, fallback, custom } = attachment;
  const gif = attachment.giphy?.fixed_height_still.url;
  const page = safeUrl(attachment.title_link) ?? safeUrl(attachment.og_scrape_url);
  const file = safeUrl(attachment.asset_url);
  const picture = pictureUrl(attachment.thumb_url) ?? pictureUrl(attachment.image_url) ?? pictureUrl(gif);
  const isPage = page !== undefined && type !== 'image' && type !== 'giphy' && file === undefined;
  const kind = isPage ? 'link' : picture === undefined ? 'file' : 'picture';
  return {
    kind,
    name: firstOf(title, fallback, text, nameIn(file ?? safeUrl(attachment.image_url)), type, 'Attachment'),
    href: (isPage ? page : undefined) ?? file ?? safeUrl(attachment.image_url) ?? page,
    picture,
    facts: [
      dimensions(attachment),
      duration(custom['duration']),
      sizeInWords(custom['file_size'] ?? custom['size']),
    ]
      .filter(Boolean)
      .join(' · '),
    text: isPage || kind === 'file' ? firstOf(text, '') || undefined : undefined,
  };
}

/** "184 kB" of a number of bytes, given as a number or as digits; the empty text of anything else. */
export function sizeInWords(bytes: unknown): string {
  const size = typeof bytes === 'string' && /^\d+$/.test(bytes) ? Number(bytes) : bytes;
  if (typeof size !== 'number' || !Number.isFinite(size) || size < 0) return '';
  const units = ['B', 'kB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, size < 1000 ? 0 : Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${units[step] ?? 'B'}`;
}

/** The host that showing a picture would call, when it is not the one that serves the page; data calls nobody. */
export function foreignHost(src: string, ownOrigin: string): string | undefined {
  const { protocol, origin, host } = new URL(src);
  return protocol === 'data:' || origin === ownOrigin ? undefined : host;
}

// A picture may also lie in the text itself; as an image it can run nothing.
const pictureUrl = (text: string | undefined): string | undefined =>
  text !== undefined && /^data:image\/[a-z+.-]+[;,]/i.test(text) ? text : safeUrl(text);

function dimensions({ original_width: width, original_height: height }: Attachment): string {
  if (width === undefined || height === undefined) return '';
  return `${width.toLocaleString('en')} × ${height.toLocaleString('en')}`;
}

function duration(seconds: unknown): string {
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return '';
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} min`;
}

const nameIn = (href: string | undefined): string | undefined =>
  href === undefined ? undefined : new URL(href).pathname.split('/').findLast((part) => part !== '');

const firstOf = (...texts: (string | undefined)[]): string =>
  texts.find((text) => text !== undefined && text !== '') ?? '';
