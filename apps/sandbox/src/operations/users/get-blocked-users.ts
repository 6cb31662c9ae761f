import type { getBlockedUsers as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { UserBook } from '../../assemble/users.ts';
import { presentBlock } from '../../present/block.ts';
import { blocksOf } from '../../store/blocks.ts';
import type { Handler } from '../handler.ts';

export const getBlockedUsers: Handler<typeof Operation> = ({ query, caller }, context) => {
  const blocks = blocksOf(context.db, requireActor(context, caller, query, 'get blocked users request'));
  const users = new UserBook(context);
  users.load(blocks.flatMap((row) => [row.user_id, row.blocked_user_id]));
  return {
    blocks: blocks.map((row) => presentBlock(row, users.get(row.user_id), users.get(row.blocked_user_id))),
  };
};
