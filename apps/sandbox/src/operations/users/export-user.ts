import type { exportUser as Operation } from '@backchannel/chat-api/operations';
import { assembleMessages } from '../../assemble/messages.ts';
import { UserBook } from '../../assemble/users.ts';
import { presentReaction } from '../../present/reaction.ts';
import { messagesBy, reactionsBy } from '../../store/user-content.ts';
import type { Handler } from '../handler.ts';
import { requireUser } from './answer-users.ts';

/** The user with everything they wrote, the text of deleted messages included, and every reaction of theirs. */
export const exportUser: Handler<typeof Operation> = ({ params, caller }, context) => {
  const { id } = requireUser(context, params.user_id);
  const users = new UserBook(context);
  return {
    user: users.get(id),
    messages: assembleMessages(context, messagesBy(context.db, id), {
      viewer: caller,
      readerId: id,
      users,
      showDeleted: true,
    }),
    reactions: reactionsBy(context.db, id).map((row) => presentReaction(row, users.get(id))),
  };
};
