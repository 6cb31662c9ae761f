import type { BlockedUserResponse, UserResponse } from '@backchannel/chat-api/types';
import type { BlockRow } from '../store/blocks.ts';
import { toWire } from '../time.ts';

export const presentBlock = (
  row: BlockRow,
  user: UserResponse,
  blockedUser: UserResponse,
): BlockedUserResponse => ({
  user_id: row.user_id,
  user,
  blocked_user_id: row.blocked_user_id,
  blocked_user: blockedUser,
  created_at: toWire(row.created_at),
});
