import type { exportUser as Operation } from '@backchannel/chat-api/operations';
import { userParts } from '../../exports/user-parts.ts';
import { PagedAnswer } from '../../json/paged-answer.ts';
import type { PagedHandler } from '../handler.ts';
import { requireUser } from './answer-users.ts';

/** The user with everything they wrote, the text of deleted messages included, and every reaction of theirs. */
export const exportUser: PagedHandler<typeof Operation> = ({ params, caller }, context) => {
  const { id } = requireUser(context, params.user_id);
  return new PagedAnswer(context, userParts(id, { viewer: caller, json: JSON.stringify }));
};
