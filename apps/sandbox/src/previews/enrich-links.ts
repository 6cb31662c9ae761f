import type { Attachment } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import { firstLink, linkPreview } from './link-preview.ts';

const MOST_ATTACHMENTS = 30;
const MOST_BYTES = 5 * 1024;

/**
 * A message's attachments with a preview of the first link in its text, unless they have one of it already; previews
 * of links that are not in the text go. What would become too much stays as it is.
 */
export function withPreview<A extends { og_scrape_url?: string | undefined }>(
  context: Context,
  text: string,
  attachments: readonly A[],
): (A | Attachment)[] {
  const kept = attachments.filter(({ og_scrape_url: link }) => !link || text.includes(link));
  const link = firstLink(text);
  if (link === undefined || kept.some((attachment) => attachment.og_scrape_url === link)) return kept;
  const preview = linkPreview(context, link);
  if (!preview || kept.length >= MOST_ATTACHMENTS) return kept;
  const enriched = [...kept, preview];
  return Buffer.byteLength(JSON.stringify(enriched)) > MOST_BYTES ? kept : enriched;
}
