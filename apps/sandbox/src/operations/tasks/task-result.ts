import type { Context } from '../../context.ts';
import { exportUrl } from '../../exports/run-export.ts';
import type { TaskRow } from '../../store/tasks.ts';
import { parseObject } from '../../values.ts';

/** What a task's `result` shows: of an export an address that holds from now on, as long as its file is kept. */
export function taskResult(context: Context, { kind, result }: TaskRow): Record<string, unknown> {
  const stored = parseObject(result);
  if (!kind.startsWith('export_')) return stored;
  const url = exportUrl(context, stored['file']);
  return url === undefined ? {} : { url };
}
