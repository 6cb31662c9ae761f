import type { deleteSegmentTargets as Operation } from '@backchannel/chat-api/operations';
import { removeTargets } from '../../store/segment-targets.ts';
import type { Handler } from '../handler.ts';
import { requireTargeted } from './segment-with-targets.ts';

/** Removes targets; those that are not there are left aside. */
export const deleteSegmentTargets: Handler<typeof Operation> = ({ params, body }, context) => {
  removeTargets(context.db, requireTargeted(context, params.id).id, body.target_ids);
  return {};
};
