import type { Context } from '../../context.ts';
import type { Database } from '../../db/database.ts';
import '../../operations/exports/export-channels.ts';
import '../../operations/exports/export-users.ts';
import { countAllWithoutTeam } from '../../store/counters/usage.ts';
import { insertTask, findTask, updateTask } from '../../store/tasks.ts';
import { taskStep } from '../../tasks/task-kinds.ts';
import { parseObject } from '../../values.ts';
import type { PastExport } from './exports.ts';
import { insertAll } from './load.ts';
import { DAY, MINUTE } from './moments.ts';
import type { Retention } from './retention.ts';
import type { TeamUsage } from './usage.ts';

const KEPT_DAYS = 60;

/** After people and channels: what the teams used, and what those without a team have written. */
export function loadUsage(db: Database, teams: readonly TeamUsage[]): void {
  for (const { days, leavers } of teams) {
    // Whom the people's own rows have counted is part of these numbers.
    db.run('delete from usage_days where team = ?', days[0]?.team);
    insertAll(db, 'usage_days', days);
    insertAll(db, 'usage_leavers', leavers);
  }
  countAllWithoutTeam(db);
}

export function loadRetention(db: Database, { policies, runs }: Retention): void {
  insertAll(db, 'retention_policies', policies);
  insertAll(db, 'retention_runs', runs);
}

/** After the channels: the exports are really made, and dated to when they were asked for. */
export function loadExports(context: Context, exports: readonly PastExport[]): void {
  const { db } = context;
  for (const { id, kind, input, at, lapsed, failure } of exports) {
    insertTask(db, { id, kind, input: JSON.stringify(input), created_at: at });
    const end = at + MINUTE;
    if (failure !== undefined) {
      const error = JSON.stringify({ type: 'internal_error', description: failure });
      updateTask(db, id, { status: 'failed', error, at: end });
      continue;
    }
    const result = lapsed === true ? {} : finish(context, id);
    db.run(
      'update files set created_at = ?, expires_at = ? where id = ?',
      at,
      at + KEPT_DAYS * DAY,
      typeof result['file'] === 'string' ? result['file'] : null,
    );
    updateTask(db, id, { status: 'completed', result: JSON.stringify(result), at: end });
  }
}

function finish(context: Context, id: string): Record<string, unknown> {
  const task = findTask(context.db, id);
  const step = task && taskStep(task.kind);
  if (!task || !step) throw new Error(`nothing is known about the task ${id}`);
  let progress: Record<string, unknown> | undefined;
  for (;;) {
    const end = step(progress, parseObject(task.input), context, task);
    if ('result' in end) return end.result;
    progress = end.progress;
  }
}
