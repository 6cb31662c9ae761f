import type { addSegmentTargets as Operation } from '@backchannel/chat-api/operations';
import { addTargets } from '../../store/segment-targets.ts';
import type { Handler } from '../handler.ts';
import { checkTargets, requireTargeted } from './segment-with-targets.ts';

/** Adds targets; those that are there already stay as they are. */
export const addSegmentTargets: Handler<typeof Operation> = ({ params, body }, context) => {
  const segment = requireTargeted(context, params.id);
  checkTargets(segment, body.target_ids);
  addTargets(context.db, segment.id, body.target_ids, context.clock.now());
  return {};
};
