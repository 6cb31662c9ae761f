import type { Context } from '../../context.ts';
import { doesNotExist, inputError } from '../../errors.ts';
import { findBlockList } from '../../store/block-lists.ts';
import type { BlockList } from '../../store/block-lists.ts';
import type { Micros } from '../../time.ts';

/** The list of that name. Throws 404/16 when it is not there. */
export function requireBlockList({ db }: Context, name: string, team?: string): BlockList {
  const list = findBlockList(db, name, team);
  if (!list) throw doesNotExist(`block list ${name} does not exist`);
  return list;
}

/** A list of the app's own. Throws 404/16 when it is not there, 400/4 for the one that every app has. */
export function requireOwnBlockList(
  context: Context,
  name: string,
  team?: string,
): BlockList & { created_at: Micros } {
  const list = requireBlockList(context, name, team);
  if (list.created_at === null) throw inputError(`block list "${name}" is built in and cannot be changed`);
  return { ...list, created_at: list.created_at };
}
