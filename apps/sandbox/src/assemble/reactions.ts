import type { ReactionGroupResponse, ReactionResponse } from '@backchannel/chat-api/types';
import type { Database } from '../db/database.ts';
import { presentReaction, presentReactionGroup } from '../present/reaction.ts';
import { latestReactions, reactionGroups, reactionsOf } from '../store/reactions.ts';
import type { UserBook } from './users.ts';

const LATEST = 10;

export interface MessageReactions {
  groups: Record<string, ReactionGroupResponse>;
  latest: ReactionResponse[];
  own: ReactionResponse[];
}

/** The reactions of many messages, in three statements. Messages without any are not in the map. */
export function assembleReactions(
  db: Database,
  users: UserBook,
  messageIds: readonly string[],
  readerId: string | undefined,
): Map<string, MessageReactions> {
  const groups = messageIds.length === 0 ? [] : reactionGroups(db, messageIds);
  const byMessage = new Map<string, MessageReactions>();
  if (groups.length === 0) return byMessage;
  const reacted = [...new Set(groups.map((group) => group.message_id))];
  const latest = latestReactions(db, groups, LATEST);
  users.load(latest.map((row) => row.user_id));
  const latestByGroup = Map.groupBy(latest, (row) => `${row.message_id} ${row.type}`);
  for (const group of groups) {
    const entry = byMessage.get(group.message_id) ?? { groups: {}, latest: [], own: [] };
    byMessage.set(group.message_id, entry);
    const newest = latestByGroup.get(`${group.message_id} ${group.type}`) ?? [];
    entry.groups[group.type] = presentReactionGroup(
      group,
      newest.map((row) => ({ row, user: users.get(row.user_id) })),
    );
  }
  for (const row of latest) {
    const entry = byMessage.get(row.message_id);
    if (entry && entry.latest.length < LATEST)
      entry.latest.push(presentReaction(row, users.get(row.user_id)));
  }
  for (const row of readerId === undefined ? [] : reactionsOf(db, reacted, readerId)) {
    byMessage.get(row.message_id)?.own.push(presentReaction(row, users.get(row.user_id)));
  }
  return byMessage;
}
