import { countWindow, lastNumber } from '../../store/audience.ts';
import { setSize } from '../../store/counters/segments.ts';
import { findSegment, updateSegment } from '../../store/segments.ts';
import { beginTask } from '../../tasks/run-task.ts';
import { defineLongTask } from '../../tasks/task-kinds.ts';
import type { Context } from '../../context.ts';
import { compileAudience } from './compile-audience.ts';

// Rows that one step looks at.
const WINDOW = 500;

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

const kind = defineLongTask('segment_size', (progress, { segmentId }, context, task) => {
  const { db } = context;
  const segment = findSegment(db, String(segmentId));
  const audience = segment && compileAudience(context, segment);
  // Deleted, or changed since: then another task counts.
  if (!audience || segment.task_id !== task.id) return { result: {} };
  const after = numberOf(progress?.['after']);
  const size = numberOf(progress?.['size']);
  if (after < lastNumber(db, segment.type)) {
    const until = after + WINDOW;
    const found = countWindow(db, segment.type, audience, { after, until });
    return { progress: { after: until, size: size + found } };
  }
  setSize(db, segment.id, size);
  return { result: { segment_id: segment.id, size } };
});

/** Counts in the background how many a segment finds; the newest count wins. */
export function startSizing(context: Context, segmentId: string): void {
  updateSegment(context.db, segmentId, { task_id: beginTask(context, kind, { segmentId }) });
}
