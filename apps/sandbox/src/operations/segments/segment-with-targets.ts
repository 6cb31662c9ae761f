import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import type { SegmentRow } from '../../store/segments.ts';
import { checkPathId } from '../path-id.ts';
import { requireSegment } from './find-segment.ts';

const CID = /^[^:]{1,64}:[^:]{1,64}$/;
const LONGEST_USER_ID = 255;

/** A segment whose targets are named one by one. Throws 404/16 without it, 400/4 for one of another kind. */
export function requireTargeted(context: Context, id: string): SegmentRow {
  const segment = requireSegment(context, id);
  if (segment.filter !== null || segment.all_users === 1 || segment.all_sender_channels === 1) {
    throw inputError(`segment ${id} finds its targets by itself, so that none can be added or removed`);
  }
  return segment;
}

/** Throws 400/4 for what can be neither a user's id nor, in a segment of channels, a cid. Nobody needs to exist. */
export function checkTargets({ type }: SegmentRow, targetIds: readonly string[]): void {
  const isWrong = (id: string): boolean =>
    type === 'channel' ? !CID.test(id) : id === '' || id.length > LONGEST_USER_ID;
  for (const id of targetIds) checkPathId(id, 'a target');
  const wrong = targetIds.find(isWrong);
  if (wrong === undefined) return;
  throw inputError(`"${wrong.slice(0, 100)}" is not a valid ${type === 'channel' ? 'cid' : 'user id'}`);
}
