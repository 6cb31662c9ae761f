import type { createSegment as Operation } from '@backchannel/chat-api/operations';
import type { CreateSegmentRequest } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import { presentSegment } from '../../present/segment.ts';
import { findSegment, insertSegment, removeSomeOfSegment } from '../../store/segments.ts';
import { finishTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import type { LongHandler } from '../handler.ts';
import { checkPathId } from '../path-id.ts';
import { checkSegmentFilter } from './compile-audience.ts';
import { requireSegment } from './find-segment.ts';
import { startSizing } from './segment-size.ts';

function checkKind(
  context: Context,
  { type, filter, all_users: allUsers, all_sender_channels: allChannels }: CreateSegmentRequest,
): void {
  const ways = [filter !== undefined, allUsers === true, allChannels === true].filter(Boolean);
  if (ways.length > 1) throw inputError('only one of filter, all_users and all_sender_channels can be given');
  if (allUsers === true && type !== 'user') throw inputError('all_users is for segments of type "user"');
  if (allChannels === true && type !== 'channel') {
    throw inputError('all_sender_channels is for segments of type "channel"');
  }
  if (filter !== undefined) checkSegmentFilter(context, type, filter);
}

// So many targets at a time that nobody has to wait.
const SHARE = 500;

interface Input {
  id: string;
  body: CreateSegmentRequest;
}

// A deleted one with the same id gives way, with its targets.
const creation = defineLongTask('create_segment', (_progress, input, context) => {
  // What is written below.
  const { id, body } = input as unknown as Input;
  const { db, clock } = context;
  if (findSegment(db, id)) throw inputError(`a segment with id ${id} already exists`);
  if (removeSomeOfSegment(db, id, SHARE)) return { progress: {} };
  insertSegment(db, {
    id,
    type: body.type,
    name: body.name ?? null,
    description: body.description ?? '',
    filter: body.filter === undefined ? null : JSON.stringify(body.filter),
    all_users: Number(body.all_users ?? false),
    all_sender_channels: Number(body.all_sender_channels ?? false),
    created_at: clock.now(),
  });
  if (body.filter !== undefined || body.all_users === true) startSizing(context, id);
  return { result: {} };
});

/**
 * Makes a segment of users or channels: those that a filter finds, all users, all channels of whoever sends, or
 * what `add_segment_targets` names one by one. The first two are counted in the background.
 */
export const createSegment: LongHandler<typeof Operation> = (call, context) => {
  checkKind(context, call.body);
  const id = call.body.id || context.newId();
  checkPathId(id, 'segment id');
  return finishTask(call, context, creation, { id, body: call.body }, () => ({
    segment: presentSegment(requireSegment(context, id)),
  }));
};
