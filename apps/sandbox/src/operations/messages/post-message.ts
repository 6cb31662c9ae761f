import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { EffectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { doesNotExist } from '../../errors.ts';
import { emitNewMessage } from '../../events/message-events.ts';
import { remindOfUnread } from '../../events/unread-reminder.ts';
import { pushMessage } from '../../push/record-push.ts';
import { withPreview } from '../../previews/enrich-links.ts';
import { countMessage } from '../../store/counters/messages.ts';
import { showToEverybody } from '../../store/hides.ts';
import { insertMessage } from '../../store/messages.ts';
import type { MessageRow } from '../../store/messages.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { checkContent, checkFeatures, checkId, checkParent, checkQuote } from './check-message.ts';
import { columnsOf } from './message-columns.ts';
import type { Posting } from './message-columns.ts';
import { emitPending, watchExpiry } from './message-expiry.ts';
import { flagFound } from './moderate-message.ts';

/** A posting with a preview of the first link in it, where the channel has these and nobody waives it. */
function withLink(context: Context, posting: Posting, { settings }: EffectiveConfig): Posting {
  const { message, skipPreview = false } = posting;
  const { text = '', attachments = [] } = message;
  if (skipPreview || !settings.url_enrichment || !text.includes('://')) return posting;
  return { ...posting, message: { ...message, attachments: withPreview(context, text, attachments) } };
}

/** What becoming visible does to a channel: counters, everybody's unread, who had hidden it, who is told. */
export function announceMessage(
  context: Context,
  row: MessageRow,
  channel: ChannelRow,
  { settings }: EffectiveConfig,
  keepHidden = false,
): void {
  const now = context.clock.now();
  const movesChannel = !(row.type === 'system' && settings.skip_last_msg_update_for_system_msgs);
  countMessage(context.db, row, channel, movesChannel, now);
  // What stays in its thread, or with its author, is nothing new in the channel.
  const inChannel = row.parent_id === null || row.show_in_channel === 1;
  const shows = !keepHidden && inChannel && row.shadowed === 0;
  const shownTo = shows ? showToEverybody(context.db, row.cid, row.user_id, now) : [];
  emitNewMessage(context, row, shownTo);
  pushMessage(context, row);
  remindOfUnread(context, row);
}

/**
 * Posts a message. Throws 400/4 for a bad or taken id, 20 when too long, 19 when the channel's type does not
 * have replies, quotes or whatever else it uses, 21 for a reply to a reply, 404/16 when the parent or the quoted
 * message is not there for who sends it.
 */
export function postMessage(context: Context, posting: Posting): MessageRow {
  const { caller, channel, message } = posting;
  const config = effectiveConfig(context.db, channel);
  if (!config) throw doesNotExist(`channel type ${channel.type} does not exist`);
  checkContent(message, config);
  checkParent(context, caller, channel, message.parent_id, config);
  checkQuote(context, caller, message.quoted_message_id, config);
  checkFeatures(context, message, config, posting.userId);
  checkId(context, message.id);
  const pending =
    posting.pending ?? (posting.type === 'system' ? false : config.settings.mark_messages_pending);
  const row = insertMessage(
    context.db,
    columnsOf(context, { ...withLink(context, posting, config), pending }),
  );
  watchExpiry(context, row);
  if (pending) emitPending(context, row, 'PassOnPendingMessage');
  else announceMessage(context, row, channel, config, posting.keepHidden);
  if (posting.verdict) flagFound(context, row, channel.team, posting.verdict);
  return row;
}
