import type { updateSegment as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { presentSegment } from '../../present/segment.ts';
import { hasTargets } from '../../store/segment-targets.ts';
import { updateSegment as write } from '../../store/segments.ts';
import type { Handler } from '../handler.ts';
import { checkSegmentFilter } from './compile-audience.ts';
import { requireSegment } from './find-segment.ts';
import { startSizing } from './segment-size.ts';

/** Changes what is given. Another filter is counted anew; how a segment finds its targets stays. */
export const updateSegment: Handler<typeof Operation> = ({ params, body }, context) => {
  const { db } = context;
  const segment = requireSegment(context, params.id);
  if (body.filter !== undefined) {
    if (segment.all_users === 1 || segment.all_sender_channels === 1 || hasTargets(db, segment.id)) {
      throw inputError(`segment ${segment.id} finds its targets in another way than by a filter`);
    }
    checkSegmentFilter(context, segment.type, body.filter);
  }
  write(db, segment.id, {
    name: body.name,
    description: body.description,
    filter: body.filter && JSON.stringify(body.filter),
    updated_at: context.clock.now(),
  });
  if (body.filter !== undefined) startSizing(context, segment.id);
  return { segment: presentSegment(requireSegment(context, segment.id)) };
};
