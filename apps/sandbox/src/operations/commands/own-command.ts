import type { Context } from '../../context.ts';
import { doesNotExist, inputError } from '../../errors.ts';
import { ALL_COMMANDS, resolveCommands } from '../../store/commands.ts';
import type { OwnCommandRow } from '../../store/commands.ts';

/** A command of the app's own. Throws 404/16 when it is not there, 400/4 for one that every app has. */
export function requireOwnCommand({ db }: Context, name: string): OwnCommandRow {
  const [row] = name === ALL_COMMANDS ? [] : resolveCommands(db, [name]);
  if (!row) throw doesNotExist(`command ${name} does not exist`);
  const { created_at, updated_at } = row;
  if (created_at === null || updated_at === null)
    throw inputError(`command "${name}" is built in and cannot be changed`);
  return { ...row, created_at, updated_at };
}
