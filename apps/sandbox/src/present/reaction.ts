import type { ReactionGroupResponse, ReactionResponse, UserResponse } from '@backchannel/chat-api/types';
import type { ReactionGroupRow, ReactionRow } from '../store/reactions.ts';
import { toWire } from '../time.ts';
import { parseObject } from '../values.ts';

export const presentReaction = (row: ReactionRow, user: UserResponse): ReactionResponse => ({
  message_id: row.message_id,
  user_id: row.user_id,
  user,
  type: row.type,
  score: row.score,
  custom: parseObject(row.custom),
  created_at: toWire(row.created_at),
  updated_at: toWire(row.updated_at),
});

/** All reactions of one type; `latest` are the newest of them. */
export const presentReactionGroup = (
  row: ReactionGroupRow,
  latest: { row: ReactionRow; user: UserResponse }[],
): ReactionGroupResponse => ({
  count: row.count,
  sum_scores: row.sum_scores,
  first_reaction_at: toWire(row.first_at),
  last_reaction_at: toWire(row.last_at),
  latest_reactions_by: latest.map((entry) => ({
    user_id: entry.row.user_id,
    user: entry.user,
    created_at: toWire(entry.row.created_at),
  })),
});
