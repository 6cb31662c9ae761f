import type { reactivateUser as Operation } from '@backchannel/chat-api/operations';
import { UserBook } from '../../assemble/users.ts';
import type { Handler } from '../handler.ts';
import { reactivate } from './deactivation.ts';

export const reactivateUser: Handler<typeof Operation> = ({ params, body }, context) => {
  reactivate(context, params.user_id, {
    messages: body.restore_messages ?? false,
    name: body.name,
    byId: body.created_by_id,
  });
  return { user: new UserBook(context).get(params.user_id) };
};
