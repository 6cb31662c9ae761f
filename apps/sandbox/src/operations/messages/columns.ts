import type { Context } from '../../context.ts';
import { missingUsers } from '../../store/users.ts';

/** The column of an optional list of text; an empty one counts as none. */
export const listColumn = (list: readonly string[] | undefined): string | null =>
  list === undefined || list.length === 0 ? null : JSON.stringify(list);

/** The column of mentioned users: each once, and only who exists. */
export function mentionsColumn(context: Context, mentioned: readonly string[] = []): string {
  const ids = [...new Set(mentioned)];
  const missing = new Set(missingUsers(context.db, ids));
  return JSON.stringify(ids.filter((id) => !missing.has(id)));
}
