import type { BodyOf } from '@backchannel/chat-api';
import type { flag as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { requireAppPermission } from '../../app-permissions.ts';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { doesNotExist, inputError, notAllowed } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import { MESSAGE_ENTITY, saveFlag, USER_ENTITY } from '../../store/flags.ts';
import type { NewFlag } from '../../store/flags.ts';
import type { MessageRow } from '../../store/messages.ts';
import { findUser, missingUsers } from '../../store/users.ts';
import { guardTeams } from '../../tenancy.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { requireMessage } from '../messages/find-message.ts';
import { emitMessageFlagged, emitUserFlagged } from './flag-event.ts';

type Body = BodyOf<typeof Operation>;
type Subject = Pick<NewFlag, 'entity_creator_id' | 'message_id' | 'cid' | 'team' | 'original_text'> & {
  message?: MessageRow;
};

const nothing: Subject = {
  entity_creator_id: null,
  message_id: null,
  cid: null,
  team: null,
  original_text: null,
};

function messageOf(context: Context, caller: Caller, { entity_id: id, reason }: Body): Subject {
  const { row, channel } = requireMessage(context, caller, id);
  requirePermission(context, caller, channel, 'flag-message', row.user_id);
  const allowed = effectiveConfig(context.db, channel)?.settings.allowed_flag_reasons ?? [];
  if (allowed.length > 0 && !allowed.includes(reason ?? ''))
    throw inputError(`field "reason" must be one of [${allowed.join(' ')}]`);
  return {
    entity_creator_id: row.user_id,
    message_id: row.id,
    cid: channel.cid,
    team: channel.team,
    original_text: row.text,
    message: row,
  };
}

/** What is flagged. Throws 404/16 for a message or a user that is not there, 403/17 for who may not. */
function subjectOf(context: Context, caller: Caller, body: Body): Subject {
  if (body.entity_type === MESSAGE_ENTITY) return messageOf(context, caller, body);
  if (body.entity_type === USER_ENTITY) {
    requireAppPermission(context, caller, 'flag-user', 'FlagUser');
    guardTeams(context, caller, [body.entity_id]);
    if (missingUsers(context.db, [body.entity_id]).length > 0)
      throw doesNotExist(`user with id ${body.entity_id} doesn't exist`);
    return { ...nothing, entity_creator_id: body.entity_id };
  }
  if (caller.kind !== 'server') throw notAllowed(`users are not allowed to flag a "${body.entity_type}"`);
  return { ...nothing, entity_creator_id: body.entity_creator_id ?? null };
}

const reporterType = ({ db }: Context, userId: string): string => {
  const role = findUser(db, userId)?.role ?? 'user';
  return role === 'admin' || role === 'moderator' ? role : 'user';
};

/** Flags a message, a user or a thing of any other kind; a second time the flag is replaced. */
export const flag: Handler<typeof Operation> = ({ body, caller }, context) => {
  if (body.entity_type === '' || body.entity_id === '')
    throw inputError('"entity_type" and "entity_id" are required fields');
  const userId = requireActor(context, caller, body, 'flag request');
  const { message, ...subject } = subjectOf(context, caller, body);
  checkCustomSize(body.custom, 'flag');
  const reason = body.reason || null;
  const row = saveFlag(
    context.db,
    {
      ...subject,
      type: 'user',
      user_id: userId,
      reporter_type: reporterType(context, userId),
      entity_type: body.entity_type,
      entity_id: body.entity_id,
      reason,
      labels: JSON.stringify(reason === null ? [] : [reason]),
      custom: body.custom === undefined ? null : JSON.stringify(body.custom),
      payload: body.moderation_payload === undefined ? null : JSON.stringify(body.moderation_payload),
      action: null,
      blocklist_name: null,
      matched_phrase: null,
      created_at: context.clock.now(),
    },
    context.newId,
  );
  if (message) emitMessageFlagged(context, row, message);
  else if (body.entity_type === USER_ENTITY) emitUserFlagged(context, row);
  return { item_id: row.review_item_id };
};
