import type { OperationSpec } from '@backchannel/chat-api/spec';
import type { DraftResponse, MessageRequest } from '@backchannel/chat-api/types';
import { requireActor } from '../../actor.ts';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { emitDraftEvent } from '../../events/draft-events.ts';
import type { Caller } from '../../http/auth.ts';
import { isVisibleTo } from '../../message-sight.ts';
import { requirePermission } from '../../permissions.ts';
import { presentDraft } from '../../present/draft.ts';
import type { DraftPayload } from '../../present/draft.ts';
import { findDraft, saveDraft } from '../../store/drafts.ts';
import { findMessage } from '../../store/messages.ts';
import { compact, parseStrings } from '../../values.ts';
import { channelOfCall } from '../channels/channel-of-call.ts';
import { checkCustomSize } from '../custom-size.ts';
import { requireQuotable } from '../messages/check-message.ts';
import { mentionsColumn } from '../messages/columns.ts';

/**
 * Writing a draft: the API's description does not have it, the service and its clients do. So it is described here
 * in the same form.
 */
export const createDraftSpec: OperationSpec = {
  name: 'create_draft',
  operationId: 'CreateDraft',
  inSeed: false,
  method: 'POST',
  path: '/api/v2/chat/channels/{type}/{id}/draft',
  successStatus: 201,
  pathParams: [
    { name: 'type', type: 'string', required: true },
    { name: 'id', type: 'string', required: true },
  ],
  queryParams: [],
  bodyParams: [{ name: 'message', type: 'object', required: true, ref: 'MessageRequest' }],
  bodyRequired: true,
  bodyContentType: 'application/json',
  bodyType: 'CreateDraftRequest',
  responseType: 'GetDraftResponse',
  events: ['draft.updated'],
};

interface DraftCall {
  caller: Caller;
  params: { type: string; id: string };
  body: { message: MessageRequest };
}

const payloadOf = (context: Context, id: string, message: MessageRequest): DraftPayload =>
  compact<DraftPayload>({
    id,
    text: message.text ?? '',
    type: message.type,
    html: message.html,
    mml: message.mml,
    parent_id: message.parent_id,
    quoted_message_id: message.quoted_message_id,
    show_in_channel: message.show_in_channel,
    silent: message.silent,
    poll_id: message.poll_id,
    attachments: message.attachments,
    mentioned_users:
      message.mentioned_users && parseStrings(mentionsColumn(context, message.mentioned_users)),
    custom: message.custom ?? {},
  });

/** Keeps what a user has begun to write: one draft in a channel and one in each of its threads. */
export function createDraft({ caller, params, body }: DraftCall, context: Context): { draft: DraftResponse } {
  const { message } = body;
  const channel = channelOfCall(context, params);
  requirePermission(context, caller, channel, 'create-message');
  const userId = requireActor(context, caller, message, 'message');
  const { parent_id: parentId = '' } = message;
  const parent = parentId === '' ? undefined : findMessage(context.db, parentId);
  if (parentId !== '' && (parent?.cid !== channel.cid || !isVisibleTo(context, caller, parent, channel)))
    throw inputError(`message with id ${parentId} is not in the channel ${channel.cid}`);
  if (message.quoted_message_id) requireQuotable(context, caller, message.quoted_message_id);
  checkCustomSize(message.custom, 'message');
  saveDraft(context.db, {
    user_id: userId,
    cid: channel.cid,
    parent_id: parentId,
    message: JSON.stringify(payloadOf(context, message.id || context.newId(), message)),
    created_at: context.clock.now(),
  });
  const draft = findDraft(context.db, userId, channel.cid, parentId);
  if (!draft) throw new Error(`the draft of ${userId} vanished while it was written`);
  emitDraftEvent(context, 'draft.updated', channel, draft);
  const users = new UserBook(context);
  return { draft: presentDraft(draft, (id) => users.get(id)) };
}
