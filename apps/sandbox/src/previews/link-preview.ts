import type { Attachment } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import { isPicture } from '../files/content-type.ts';
import { readPicturePath } from '../pictures/picture-url.ts';
import { findFile } from '../store/files.ts';

const LINK = /\bhttps?:\/\/[^\s<>"'`{}|\\^]+/iu;
const LONGEST_LINK = 2048;

/** The first web address in a text, without what only ends its sentence. */
export function firstLink(text: string): string | undefined {
  const link = LINK.exec(text)?.[0].replace(/[.,;:!?)\]]+$/u, '');
  return link !== undefined && link.length <= LONGEST_LINK && URL.canParse(link) ? link : undefined;
}

const MICROS_PER_SECOND = 1_000_000;

/** What is known of something that the sandbox serves itself; undefined when it serves nothing there. */
function ownPreview({ db, clock, files }: Context, url: URL): Pick<Attachment, 'title' | 'type'> | undefined {
  const picture = readPicturePath(url.pathname);
  if (picture) return { title: `${picture.rendition}.gif`, type: 'image' };
  const address = files.read(url.pathname, url.searchParams);
  if (!address || address.expires * MICROS_PER_SECOND <= clock.now()) return undefined;
  const file = findFile(db, address.id);
  return file && { title: file.name, type: isPicture(file.content_type) ? 'image' : 'file' };
}

/**
 * The preview of a link. Nothing is fetched: of what the sandbox serves itself it knows title and picture, of the
 * rest of the web only the address. Undefined for an address of the sandbox's own where there is nothing.
 */
export function linkPreview(context: Context, link: string): Attachment | undefined {
  const url = new URL(link);
  const named = { title_link: link, og_scrape_url: link, custom: {} };
  if (url.origin !== context.files.baseUrl) return { ...named, title: url.hostname };
  const own = ownPreview(context, url);
  if (!own) return undefined;
  return {
    ...named,
    ...own,
    ...(own.type === 'image' && { image_url: link, thumb_url: link }),
    ...(own.type === 'file' && { asset_url: link }),
  };
}
