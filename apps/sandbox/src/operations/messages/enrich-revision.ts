import type { Context } from '../../context.ts';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import { withPreview } from '../../previews/enrich-links.ts';
import { attachmentsOf } from '../../present/message.ts';
import type { ChannelRow } from '../../store/channels.ts';
import type { MessageRow } from '../../store/messages.ts';
import type { Revision } from './revise-message.ts';

/** A revision whose attachments show the first link of the new text, where the channel has previews and nobody waives it. */
export function withLinkOf(
  context: Context,
  { row, channel }: { row: MessageRow; channel: ChannelRow },
  revision: Revision,
  skip: boolean | undefined,
): Revision {
  const { text } = revision;
  if (skip === true || text === undefined || !(text + row.text).includes('://')) return revision;
  if (effectiveConfig(context.db, channel)?.settings.url_enrichment !== true) return revision;
  const before = revision.attachments ?? attachmentsOf(row.attachments);
  return { ...revision, attachments: withPreview(context, text, before) };
}
