import type { getSegment as Operation } from '@backchannel/chat-api/operations';
import { presentSegment } from '../../present/segment.ts';
import type { Handler } from '../handler.ts';
import { requireSegment } from './find-segment.ts';

export const getSegment: Handler<typeof Operation> = ({ params }, context) => ({
  segment: presentSegment(requireSegment(context, params.id)),
});
