import type { BlockListResponse } from '@backchannel/chat-api/types';
import type { BlockList } from '../store/block-lists.ts';
import { toWireOptional } from '../time.ts';
import { compact } from '../values.ts';

export const presentBlockList = (list: BlockList): BlockListResponse =>
  compact<BlockListResponse>({
    ...list,
    words: [...list.words],
    team: list.team === '' ? undefined : list.team,
    owner_user_id: list.owner_user_id ?? undefined,
    created_at: toWireOptional(list.created_at),
    updated_at: toWireOptional(list.updated_at),
  });
