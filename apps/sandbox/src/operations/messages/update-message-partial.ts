import type { updateMessagePartial as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import type { Handler } from '../handler.ts';
import { answerMessage } from './answer-message.ts';
import { withLinkOf } from './enrich-revision.ts';
import { requireMessage } from './find-message.ts';
import { moderateWords } from './moderate-message.ts';
import { partialRevision } from './partial-revision.ts';
import { withOwnHtml } from './render-html.ts';
import { checkRevision, reviseMessage } from './revise-message.ts';

export const updateMessagePartial: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const byId = requireActor(context, caller, body, 'request');
  const found = requireMessage(context, caller, params.id);
  const revision = withOwnHtml(caller, partialRevision(found.row, body.set, body.unset));
  checkRevision(context, caller, found, revision);
  const verdict = moderateWords(context, caller, found.channel, revision);
  const enriched = withLinkOf(context, found, revision, body.skip_enrich_url);
  const row = reviseMessage(context, found.row, enriched, byId, verdict);
  return { message: answerMessage(context, row, { viewer: caller, readerId: byId }) };
};
