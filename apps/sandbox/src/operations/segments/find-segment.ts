import type { Context } from '../../context.ts';
import { doesNotExist } from '../../errors.ts';
import { findSegment } from '../../store/segments.ts';
import type { SegmentRow } from '../../store/segments.ts';

/** The segment. Throws 404/16 when there is none. */
export function requireSegment({ db }: Context, id: string): SegmentRow {
  const row = findSegment(db, id);
  if (!row) throw doesNotExist(`segment with id ${id} doesn't exist`);
  return row;
}
