import type { createGuest as Operation } from '@backchannel/chat-api/operations';
import { UserBook } from '../../assemble/users.ts';
import { notAllowed } from '../../errors.ts';
import { appSettings } from '../../store/app.ts';
import { saveUser } from '../../store/users.ts';
import { checkCustomSize } from '../custom-size.ts';
import type { Handler } from '../handler.ts';
import { requireFreeName } from './unique-names.ts';
import { checkUserId } from './user-id.ts';

/** Makes a user of the role `guest` under an id of its own that ends in the wanted one, with a token to act as it. */
export const createGuest: Handler<typeof Operation> = (call, context) => {
  const { body } = call;
  if (appSettings(context.db)['guest_user_creation_disabled'] === true)
    throw notAllowed('the creation of guest users is disabled');
  const id = `guest-${context.newId()}-${body.user.id}`;
  checkUserId(id);
  checkCustomSize(body.user.custom, 'user');
  requireFreeName(context, { ...body.user, id });
  saveUser(context.db, { ...body.user, id, role: 'guest', teams: [], teams_role: {} }, context.clock.now());
  return { user: new UserBook(context).get(id), access_token: call.issueToken(id) };
};
