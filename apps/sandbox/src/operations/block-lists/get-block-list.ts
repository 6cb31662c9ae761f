import type { getBlockList as Operation } from '@backchannel/chat-api/operations';
import { presentBlockList } from '../../present/block-list.ts';
import type { Handler } from '../handler.ts';
import { requireBlockList } from './own-block-list.ts';

export const getBlockList: Handler<typeof Operation> = ({ params, query }, context) => ({
  blocklist: presentBlockList(requireBlockList(context, params.name, query.team)),
});
