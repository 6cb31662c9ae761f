import type { unreadCounts as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { assembleUnreadCounts } from '../../assemble/unread-counts.ts';
import type { Handler } from '../handler.ts';

export const unreadCounts: Handler<typeof Operation> = ({ query, caller }, context) =>
  assembleUnreadCounts(context, requireActor(context, caller, query, 'unread counts request'));
