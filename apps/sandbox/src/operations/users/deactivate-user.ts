import type { deactivateUser as Operation } from '@backchannel/chat-api/operations';
import { UserBook } from '../../assemble/users.ts';
import type { Handler } from '../handler.ts';
import { deactivate } from './deactivation.ts';

export const deactivateUser: Handler<typeof Operation> = ({ params, body }, context) => {
  deactivate(context, params.user_id, {
    messages: body.mark_messages_deleted ?? false,
    byId: body.created_by_id,
  });
  return { user: new UserBook(context).get(params.user_id) };
};
