import type { getFlagCount as Operation } from '@backchannel/chat-api/operations';
import { requireAppPermission } from '../../app-permissions.ts';
import { countFlagsOf } from '../../store/flags.ts';
import type { Handler } from '../handler.ts';

/** How often somebody, or what they have made, was flagged. */
export const getFlagCount: Handler<typeof Operation> = ({ body, caller }, context) => {
  requireAppPermission(context, caller, 'read-flag-reports', 'ReadFlagReports');
  return { count: countFlagsOf(context.db, body.entity_creator_id, body.entity_type || undefined) };
};
