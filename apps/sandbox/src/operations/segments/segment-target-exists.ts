import type { segmentTargetExists as Operation } from '@backchannel/chat-api/operations';
import { doesNotExist } from '../../errors.ts';
import { isTarget } from '../../store/segment-targets.ts';
import type { Handler } from '../handler.ts';
import { requireSegment } from './find-segment.ts';

/** Says by succeeding that somebody has been added to a segment as a target, and by 404/16 that they have not. */
export const segmentTargetExists: Handler<typeof Operation> = ({ params }, context) => {
  const segment = requireSegment(context, params.id);
  if (!isTarget(context.db, segment.id, params.target_id)) {
    throw doesNotExist(`target ${params.target_id.slice(0, 255)} is not in the segment ${segment.id}`);
  }
  return {};
};
