import type { ReactionResponse } from '@backchannel/chat-api/types';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { presentReaction } from '../../present/reaction.ts';
import type { ReactionRow } from '../../store/reactions.ts';

/** Reactions with the people who gave them, in one statement. */
export function answerReactions(context: Context, rows: readonly ReactionRow[]): ReactionResponse[] {
  const users = new UserBook(context);
  users.load(rows.map((row) => row.user_id));
  return rows.map((row) => presentReaction(row, users.get(row.user_id)));
}
