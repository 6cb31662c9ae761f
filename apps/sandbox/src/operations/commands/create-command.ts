import type { createCommand as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { presentCommand } from '../../present/command.ts';
import { ALL_COMMANDS, resolveCommands, saveCommand } from '../../store/commands.ts';
import type { Handler } from '../handler.ts';

const NAME = /^[\w-]+$/;

/** Adds a slash command of the app's own. Throws 400/4 for a name that is taken, or that nobody could type. */
export const createCommand: Handler<typeof Operation> = ({ body }, { db, clock }) => {
  const { name, description, args = '', set = '' } = body;
  if (!NAME.test(name)) throw inputError('field "name" may only have letters, digits, "-" and "_"');
  if (description === '') throw inputError('"description" is a required field');
  if (name === ALL_COMMANDS) throw inputError(`command name "${name}" is reserved`);
  if (resolveCommands(db, [name]).length > 0) throw inputError(`command "${name}" already exists`);
  const now = clock.now();
  const row = { name, description, args, set_name: set, created_at: now, updated_at: now };
  saveCommand(db, row);
  return { command: presentCommand(row) };
};
