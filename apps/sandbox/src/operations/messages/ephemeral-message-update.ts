import type { ephemeralMessageUpdate as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { emitMessageEvent } from '../../events/message-events.ts';
import { compact } from '../../values.ts';
import type { Handler } from '../handler.ts';
import { answerMessage } from './answer-message.ts';
import { withLinkOf } from './enrich-revision.ts';
import { requireMessage } from './find-message.ts';
import { partialRevision } from './partial-revision.ts';
import { withOwnHtml } from './render-html.ts';
import { changeOf, checkRevision } from './revise-message.ts';

/** Answers with the message as a partial update would make it, and tells others; stores nothing. */
export const ephemeralMessageUpdate: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const byId = requireActor(context, caller, body, 'request');
  const found = requireMessage(context, caller, params.id);
  const revision = withOwnHtml(caller, partialRevision(found.row, body.set, body.unset));
  checkRevision(context, caller, found, revision);
  const enriched = withLinkOf(context, found, revision, body.skip_enrich_url);
  const row = { ...found.row, ...compact(changeOf(context, found.row, enriched, byId)) };
  emitMessageEvent(context, 'message.updated', row, byId);
  return { message: answerMessage(context, row, { viewer: caller, readerId: byId }) };
};
