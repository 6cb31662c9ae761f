import type { Segment, SegmentResponse, SegmentTargetResponse } from '@backchannel/chat-api/types';
import type { SegmentTargetRow } from '../store/segment-targets.ts';
import type { SegmentRow } from '../store/segments.ts';
import { toWire, toWireOptional } from '../time.ts';
import { compact, parseObject } from '../values.ts';

// There is one app.
const APP = 1;

/** A segment by itself. The API's description wants every field: what is unset is empty, and no moment is zero. */
export const presentSegment = (row: SegmentRow): SegmentResponse => ({
  id: row.id,
  type: row.type,
  name: row.name ?? '',
  description: row.description,
  filter: parseObject(row.filter),
  all_users: row.all_users === 1,
  all_sender_channels: row.all_sender_channels === 1,
  size: row.size,
  created_at: toWire(row.created_at),
  updated_at: toWire(row.updated_at),
  deleted_at: toWire(row.deleted_at ?? 0),
});

/** A segment as campaigns embed it. */
export const presentEmbeddedSegment = (row: SegmentRow): Segment =>
  compact<Segment>({
    id: row.id,
    type: row.type,
    name: row.name ?? '',
    description: row.description,
    filter: row.filter === null ? undefined : parseObject(row.filter),
    all_users: row.all_users === 1,
    all_sender_channels: row.all_sender_channels === 1,
    size: row.size,
    task_id: row.task_id ?? undefined,
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
    deleted_at: toWireOptional(row.deleted_at),
  });

export const presentSegmentTarget = (row: SegmentTargetRow): SegmentTargetResponse => ({
  app_pk: APP,
  segment_id: row.segment_id,
  target_id: row.target_id,
  created_at: toWire(row.created_at),
});
