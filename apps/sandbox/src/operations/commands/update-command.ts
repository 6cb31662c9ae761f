import type { updateCommand as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { presentCommand } from '../../present/command.ts';
import { saveCommand } from '../../store/commands.ts';
import type { Handler } from '../handler.ts';
import { requireOwnCommand } from './own-command.ts';

/** Changes a command of the app's own; what is absent stays. */
export const updateCommand: Handler<typeof Operation> = ({ params, body }, context) => {
  const before = requireOwnCommand(context, params.name);
  if (body.description === '') throw inputError('"description" is a required field');
  const row = {
    ...before,
    description: body.description,
    args: body.args ?? before.args,
    set_name: body.set ?? before.set_name,
    updated_at: context.clock.now(),
  };
  saveCommand(context.db, row);
  return { command: presentCommand(row) };
};
