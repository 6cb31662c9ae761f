import type { FullUserResponse } from '@backchannel/chat-api/types';
import { assembleFullUsers } from '../../assemble/full-users.ts';
import type { Context } from '../../context.ts';
import { doesNotExist } from '../../errors.ts';
import { findUser, findUsers } from '../../store/users.ts';
import type { UserRow } from '../../store/users.ts';

/** The user, unless deleted. Throws 404/16 when there is none. */
export function requireUser({ db }: Context, id: string): UserRow {
  const row = findUser(db, id);
  if (!row || row.deleted_at !== null) throw doesNotExist(`user with id ${id} doesn't exist`);
  return row;
}

/** What updates of users answer: each in full, by id. */
export const answerUsers = (
  context: Context,
  ids: readonly string[],
): { users: Record<string, FullUserResponse>; membership_deletion_task_id: string } => ({
  users: Object.fromEntries(
    assembleFullUsers(context, findUsers(context.db, ids)).map((user) => [user.id, user]),
  ),
  membership_deletion_task_id: '',
});
