import type { setRetentionPolicy as Operation } from '@backchannel/chat-api/operations';
import { firstRun } from '../../due/retention.ts';
import { presentPolicy } from '../../present/retention.ts';
import { savePolicy } from '../../store/retention.ts';
import type { Handler } from '../handler.ts';

/** Sets or changes a policy. It begins to delete at the first midnight (UTC) after 24 hours of grace. */
export const setRetentionPolicy: Handler<typeof Operation> = ({ body }, context) => {
  const now = context.clock.now();
  const { policy, max_age_hours } = body;
  const row = { policy, max_age_hours, enabled_at: now, next_run: firstRun(now) };
  savePolicy(context.db, row);
  context.due.wake();
  return { policy: presentPolicy(row) };
};
