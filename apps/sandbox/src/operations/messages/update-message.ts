import type { updateMessage as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import type { Handler } from '../handler.ts';
import { answerMessage } from './answer-message.ts';
import { withLinkOf } from './enrich-revision.ts';
import { requireMessage } from './find-message.ts';
import { moderateWords } from './moderate-message.ts';
import { withOwnHtml } from './render-html.ts';
import { checkRevision, reviseMessage } from './revise-message.ts';

/** Replaces a message's content: what the request leaves out is emptied. Its pin stays unless it is named. */
export const updateMessage: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const message = withOwnHtml(caller, body.message);
  const byId = requireActor(context, caller, message, 'message');
  const found = requireMessage(context, caller, params.id);
  const revision = {
    text: message.text ?? '',
    html: message.html,
    mml: message.mml ?? '',
    attachments: message.attachments ?? [],
    custom: message.custom ?? {},
    mentioned_users: message.mentioned_users ?? [],
    mentioned_channel: message.mentioned_channel ?? false,
    mentioned_here: message.mentioned_here ?? false,
    mentioned_roles: message.mentioned_roles ?? [],
    mentioned_group_ids: message.mentioned_group_ids ?? [],
    quoted_message_id: message.quoted_message_id,
    restricted_visibility: message.restricted_visibility,
    pinned: message.pinned,
    pinned_at: message.pinned === true ? message.pinned_at : undefined,
    pin_expires: message.pin_expires,
  };
  checkRevision(context, caller, found, revision);
  const verdict = moderateWords(context, caller, found.channel, revision);
  const enriched = withLinkOf(context, found, revision, body.skip_enrich_url);
  const row = reviseMessage(context, found.row, enriched, byId, verdict);
  return { message: answerMessage(context, row, { viewer: caller, readerId: byId }) };
};
